//! The transition table against the lifecycle as the requirements draw it, edge by edge.

use super::*;
use Role::{Executor, Operator, System};
use Status::*;

/// Every edge of the lifecycle and who may walk it; whatever is not here is forbidden.
const EDGES: [(Status, Status, &[Role]); 27] = [
    (Registered, Accepted, &[Operator]),
    (Registered, Refused, &[Operator]),
    (Accepted, InProgress, &[Executor]),
    (InProgress, SubmittedDone, &[Executor]),
    (InProgress, SubmittedInfeasible, &[Executor]),
    (SubmittedDone, ClosedConfirmed, &[Operator, System]),
    (SubmittedDone, ClosedChecked, &[Operator, System]),
    (SubmittedDone, Rework, &[Operator]),
    (SubmittedDone, Clarification, &[Operator]),
    (SubmittedInfeasible, ClosedInfeasible, &[Operator]),
    (SubmittedInfeasible, Rework, &[Operator]),
    (SubmittedInfeasible, Clarification, &[Operator]),
    (Rework, InProgress, &[Executor]),
    (Clarification, ClosedConfirmed, &[Operator]),
    (Clarification, ClosedChecked, &[Operator]),
    (Clarification, ClosedInfeasible, &[Operator]),
    (Clarification, InProgress, &[Operator]),
    (Registered, Cancelled, &[Operator, System]),
    (Accepted, Cancelled, &[Operator, System]),
    (InProgress, Cancelled, &[Operator, System]),
    (SubmittedDone, Cancelled, &[Operator, System]),
    (SubmittedInfeasible, Cancelled, &[Operator, System]),
    (Rework, Cancelled, &[Operator, System]),
    (Clarification, Cancelled, &[Operator, System]),
    // Nothing leads out of an end: these rows say so aloud.
    (Cancelled, Registered, &[]),
    (Refused, Registered, &[]),
    (ClosedInfeasible, Rework, &[]),
];

const ALL_KNOWN: Step<'_> = Step {
    inside_boundary: true,
    has_service: true,
    has_executor: true,
    has_due_date: true,
    clean_text: true,
    infeasible: false,
    confirmed: true,
    refutation_waits: false,
    comment_waits: false,
    asked_for: true,
    ground: "бо так і є",
};

fn try_step(from: Status, to: Status, role: Role, step: Step<'_>) -> Result<(), TransitionError> {
    check(from, to, role, &step)
}

#[test]
fn every_from_to_and_role_is_allowed_exactly_where_the_lifecycle_has_an_edge() {
    for from in Status::ALL {
        for to in Status::ALL {
            for role in Role::ALL {
                let edge = EDGES.iter().any(|&(f, t, roles)| (f, t) == (from, to) && roles.contains(&role));
                let answer =
                    try_step(from, to, role, Step { infeasible: to == ClosedInfeasible, ..ALL_KNOWN });
                assert_eq!(answer.is_ok(), edge, "{role}: {from} -> {to}");
                if !edge {
                    assert_eq!(answer, Err(TransitionError::NotAllowed { from, to, role }));
                }
            }
        }
    }
}

#[test]
fn the_table_names_no_state_twice() {
    for from in Status::ALL {
        for role in Role::ALL {
            let to = allowed(from, role);
            assert!(to.iter().enumerate().all(|(i, state)| !to[..i].contains(state)), "{role}: {from}");
        }
    }
}

#[test]
fn applicants_officials_and_administrators_move_nothing() {
    for from in Status::ALL {
        for role in [Role::Applicant, Role::Official, Role::Administrator] {
            assert!(allowed(from, role).is_empty());
        }
    }
}

#[test]
fn every_open_state_has_a_way_out_and_no_closed_one_has() {
    for from in Status::ALL {
        let has_way = Role::ALL.iter().any(|&role| !allowed(from, role).is_empty());
        assert_eq!(has_way, from.is_open(), "{from}");
    }
}

#[test]
fn k1_1_m11_acceptance_needs_place_service_executor_due_date_and_clean_text() {
    let mut step = Step::default();
    let accept = |step| try_step(Registered, Accepted, Operator, step);
    assert_eq!(accept(step), Err(TransitionError::NeedsPlace));
    step.inside_boundary = true;
    assert_eq!(accept(step), Err(TransitionError::NeedsService));
    step.has_service = true;
    assert_eq!(accept(step), Err(TransitionError::NeedsExecutor));
    step.has_executor = true;
    assert_eq!(accept(step), Err(TransitionError::NeedsDueDate));
    step.has_due_date = true;
    assert_eq!(accept(step), Err(TransitionError::NeedsCleanText));
    step.clean_text = true;
    assert_eq!(accept(step), Ok(()));
}

#[test]
fn m14_refusal_needs_a_ground() {
    let refuse = |ground| try_step(Registered, Refused, Operator, Step { ground, ..Step::default() });
    assert_eq!(refuse(" — "), Err(TransitionError::NeedsGround));
    assert_eq!(refuse("образливі слова"), Ok(()));
}

#[test]
fn k6_2_4_an_impossibility_needs_a_justification_and_is_never_closed_as_done() {
    let submit =
        |ground| try_step(InProgress, SubmittedInfeasible, Executor, Step { ground, ..Step::default() });
    assert_eq!(submit(""), Err(TransitionError::NeedsJustification));
    assert_eq!(submit("немає коштів у бюджеті"), Ok(()));
    for role in Role::ALL {
        assert!(!allowed(SubmittedInfeasible, role).contains(&ClosedConfirmed));
        assert!(!allowed(SubmittedInfeasible, role).contains(&ClosedChecked));
    }
}

#[test]
fn m18_k10_2_1_2_rework_is_an_operators_act_with_a_reason_and_a_new_term() {
    let mut step = Step::default();
    assert_eq!(try_step(SubmittedDone, Rework, Operator, step), Err(TransitionError::NeedsReason));
    step.ground = "ліхтар знову не світить";
    // K10.3.1.1: the term is counted anew.
    assert_eq!(try_step(SubmittedDone, Rework, Operator, step), Err(TransitionError::NeedsDueDate));
    step.has_due_date = true;
    assert_eq!(try_step(SubmittedDone, Rework, Operator, step), Ok(()));
    assert!(try_step(SubmittedDone, Rework, System, step).is_err());
}

#[test]
fn k10_2_2_1_a_bare_confirmation_or_cancellation_closes_by_itself() {
    let word = Step { confirmed: true, asked_for: true, ..Step::default() };
    assert_eq!(try_step(SubmittedDone, ClosedConfirmed, System, word), Ok(()));
    for from in Status::ALL.into_iter().filter(|status| status.is_open()) {
        assert_eq!(try_step(from, Cancelled, System, word), Ok(()), "{from}");
    }
}

#[test]
fn k10_2_2_2_k6_2_4_after_clarification_it_is_closed_as_it_was_submitted_or_left_in_work() {
    let clarified = |to, infeasible| try_step(Clarification, to, Operator, Step { infeasible, ..ALL_KNOWN });
    for to in [ClosedConfirmed, ClosedChecked] {
        assert_eq!(clarified(to, false), Ok(()));
        assert_eq!(clarified(to, true), Err(TransitionError::NotAsSubmitted));
    }
    assert_eq!(clarified(ClosedInfeasible, true), Ok(()));
    assert_eq!(clarified(ClosedInfeasible, false), Err(TransitionError::NotAsSubmitted));
    assert_eq!(clarified(InProgress, false), Ok(()));
}

#[test]
fn m18_nobody_but_the_applicant_confirms_and_a_refutation_is_processed_before_anything_is_closed() {
    for from in [SubmittedDone, Clarification] {
        let close = |to, step| try_step(from, to, Operator, step);
        let silent = Step::default();
        assert_eq!(close(ClosedConfirmed, silent), Err(TransitionError::NeedsConfirmation));
        assert_eq!(close(ClosedChecked, silent), Ok(()));
        let confirmed = Step { confirmed: true, ..silent };
        assert_eq!(close(ClosedConfirmed, confirmed), Ok(()));
        let commented = Step { comment_waits: true, ..confirmed };
        assert_eq!(close(ClosedConfirmed, commented), Err(TransitionError::CommentWaits));
        assert_eq!(close(ClosedChecked, commented), Ok(()));
        for to in [ClosedConfirmed, ClosedChecked] {
            let refuted = Step { refutation_waits: true, ..confirmed };
            assert_eq!(close(to, refuted), Err(TransitionError::RefutationWaits));
        }
    }
    let refuted = Step { infeasible: true, refutation_waits: true, ..Step::default() };
    for from in [SubmittedInfeasible, Clarification] {
        let close = try_step(from, ClosedInfeasible, Operator, refuted);
        assert_eq!(close, Err(TransitionError::RefutationWaits), "K6.2.4: checked, which is to read it");
    }
}

#[test]
fn k10_1_1_2_cancelling_needs_the_applicants_word_or_a_ground() {
    for from in Status::ALL.into_iter().filter(|status| status.is_open()) {
        let cancel = |step| try_step(from, Cancelled, Operator, step);
        assert_eq!(cancel(Step::default()), Err(TransitionError::NeedsWish), "{from}");
        assert_eq!(cancel(Step { ground: "прохання заявника", ..Step::default() }), Ok(()));
        assert_eq!(cancel(Step { asked_for: true, ..Step::default() }), Ok(()));
    }
}
