//! What may be said when, what the machine does by itself, and what an operator may make of it.

use super::*;
use Response::{Cancellation, Comment, Confirmation, Refutation};
use Status::{
    Accepted, Cancelled, Clarification, ClosedChecked, ClosedConfirmed, ClosedInfeasible, InProgress, Rework,
    SubmittedDone, SubmittedInfeasible,
};

fn takes(response: Response) -> Vec<Status> {
    let checks = |&status: &Status| check(status, response, "текст", false).is_ok();
    Status::ALL.into_iter().filter(checks).collect()
}

#[test]
fn m18_refuting_needs_a_reason() {
    let refute = |text| check(SubmittedDone, Refutation, text, false);
    assert_eq!(refute("  "), Err(ResponseError::NeedsReason));
    assert_eq!(refute("…!"), Err(ResponseError::NeedsReason));
    assert_eq!(refute("яма на місці"), Ok(()));
}

#[test]
fn m18_k10_1_1_3_confirming_needs_a_submission_and_no_words() {
    assert_eq!(takes(Confirmation), [SubmittedDone, SubmittedInfeasible, Clarification]);
    assert_eq!(takes(Refutation), takes(Confirmation));
    assert_eq!(check(SubmittedDone, Confirmation, "", false), Ok(()));
}

#[test]
fn k10_1_1_1_comments_only_once_the_executor_has_submitted() {
    assert_eq!(
        takes(Comment),
        [
            SubmittedDone,
            SubmittedInfeasible,
            Rework,
            Clarification,
            ClosedConfirmed,
            ClosedChecked,
            Cancelled
        ]
    );
    assert_eq!(check(SubmittedDone, Comment, " ", false), Err(ResponseError::NeedsText));
}

#[test]
fn comments_after_an_infeasible_closure_are_a_setting() {
    assert!(check(ClosedInfeasible, Comment, "Чому?", false).is_err());
    assert_eq!(check(ClosedInfeasible, Comment, "Чому?", true), Ok(()));
}

#[test]
fn k10_1_1_2_anything_open_can_be_withdrawn() {
    for status in Status::ALL {
        let answer = check(status, Cancellation, "", false);
        assert_eq!(answer.is_ok(), status.is_open(), "{status}");
    }
}

#[test]
fn k10_2_2_1_the_machine_closes_a_bare_word_and_asks_the_operator_as_soon_as_there_is_text() {
    assert_eq!(by_machine(SubmittedDone, Confirmation, " \n", false), Some(ClosedConfirmed));
    for text in ["Дякую!", "Але сміття лишилося", "👎", "."] {
        assert_eq!(by_machine(SubmittedDone, Confirmation, text, false), None, "{text}");
        assert_eq!(by_machine(InProgress, Cancellation, text, false), None, "{text}");
    }
    // An earlier word of the same applicant that nobody has looked at may contradict it as well.
    assert_eq!(by_machine(SubmittedDone, Confirmation, "", true), None);
    for status in Status::ALL {
        let cancelled = by_machine(status, Cancellation, "", false);
        assert_eq!(cancelled, status.is_open().then_some(Cancelled), "{status}");
        assert_eq!(by_machine(status, Comment, "", false), None);
        assert_eq!(by_machine(status, Refutation, "", false), None);
    }
}

#[test]
fn k6_2_4_the_machine_closes_no_impossibility() {
    assert_eq!(by_machine(SubmittedInfeasible, Confirmation, "", false), None);
    for response in Response::ALL {
        assert_eq!(step(SubmittedInfeasible, response, true, Outcome::Close), Ok(Some(ClosedInfeasible)));
    }
}

#[test]
fn k10_2_1_3_a_ground_leaves_the_status_and_is_for_comments() {
    for ground in Ground::ALL.into_iter().filter(|&ground| ground != Ground::AlreadyClosed) {
        assert_eq!(step(SubmittedDone, Comment, false, Outcome::NoReturn(ground)), Ok(None));
        assert_eq!(step(SubmittedDone, Refutation, false, Outcome::NoReturn(ground)), Ok(None));
        for response in [Confirmation, Cancellation] {
            let refused = step(SubmittedDone, response, false, Outcome::NoReturn(ground));
            assert_eq!(refused, Err(ResponseError::NotSo { response }));
        }
    }
}

#[test]
fn k10_2_1_3_4_the_fourth_ground_is_offered_on_what_is_closed_and_taken_nowhere_else() {
    let fourth = |status| step(status, Comment, false, Outcome::NoReturn(Ground::AlreadyClosed));
    for status in Status::ALL {
        for remark in [Comment, Refutation] {
            let offered = status.is_closed().then_some(Ground::AlreadyClosed);
            assert_eq!(Ground::offered(remark, false, status), offered, "{status}");
            assert_eq!(Ground::offered(remark, true, status), Some(Ground::Obscene), "K10.2.1.3.3");
        }
        for word in [Confirmation, Cancellation] {
            assert_eq!(Ground::offered(word, true, status), None, "it returns nothing");
        }
        let expected = if status.is_closed() { Ok(None) } else { Err(ResponseError::NotClosed) };
        assert_eq!(fourth(status), expected, "{status}");
    }
}

#[test]
fn k10_2_1_2_k10_2_2_what_an_operator_makes_of_a_response_is_a_step_of_the_table() {
    let of = |response, outcome| step(SubmittedDone, response, false, outcome);
    assert_eq!(of(Refutation, Outcome::Rework), Ok(Some(Rework)));
    assert_eq!(of(Confirmation, Outcome::Close), Ok(Some(ClosedConfirmed)));
    assert_eq!(of(Refutation, Outcome::Close), Ok(Some(ClosedChecked)));
    assert_eq!(of(Cancellation, Outcome::Cancel), Ok(Some(Cancelled)));
    assert_eq!(of(Comment, Outcome::Cancel), Err(ResponseError::NotSo { response: Comment }));
    assert_eq!(of(Comment, Outcome::Clarify), Ok(Some(Clarification)));
    assert_eq!(step(Clarification, Refutation, false, Outcome::InWork), Ok(Some(InProgress)));
    for at_work in [Accepted, InProgress, Rework] {
        assert_eq!(step(at_work, Cancellation, false, Outcome::InWork), Ok(None), "{at_work} stays");
    }
    assert_eq!(of(Comment, Outcome::Answered), Ok(None));
}

#[test]
fn k10_3_1_2_k10_3_2_an_executor_answers_once_what_returned_the_request_and_nothing_else() {
    assert_eq!(check_answer(Some("rework"), false), Ok(()));
    assert_eq!(check_answer(Some("rework"), true), Err(ResponseError::NotToAnswer));
    for outcome in [None, Some("close"), Some("cancel"), Some("no_return")] {
        assert_eq!(check_answer(outcome, false), Err(ResponseError::NotToAnswer));
    }
}

#[test]
fn a_name_is_the_same_in_code_json_and_back() {
    for response in Response::ALL {
        assert_eq!(response.as_str().parse(), Ok(response));
        assert_eq!(serde_json::to_value(response).unwrap(), response.as_str());
    }
    for ground in Ground::ALL {
        assert_eq!(ground.as_str().parse(), Ok(ground));
        assert_eq!(serde_json::to_value(ground).unwrap(), ground.as_str());
    }
}
