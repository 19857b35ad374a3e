//! Which files of a request somebody behind a door may touch: the door knows roles alone, not whose request it is.

use crate::{
    db::{
        attachment::Subject,
        session::{Holder, Session},
        transition::By,
    },
    domain::Role,
};

/// Who brings files and sees those that are not public: the operators, the executor and the applicant of their request.
pub const CONCERNED: &[Role] = &[Role::Applicant, Role::Operator, Role::Executor];

/// What somebody is to the files of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Sees them all, brings some, and says what is public.
    Operator(&'a str),
    /// Sees them all and brings some: of the organisation that does the work.
    Executor(&'a str),
    /// Sees, brings and removes those of their own, and sees what is public.
    Owner,
    /// Sees what is public.
    Anyone,
}

impl<'a> Standing<'a> {
    /// What whoever asks is to the files of this request; a request that does not exist is anyone's.
    pub fn of(session: Option<&'a Session>, request: Option<&Subject>) -> Self {
        let (Some(session), Some(request)) = (session, request) else { return Self::Anyone };
        match (&session.holder, session.role()) {
            (Holder::Staff(account), Some(Role::Operator)) => Self::Operator(&account.login),
            (Holder::Staff(account), Some(Role::Executor))
                if account.organisation_id.is_some() && account.organisation_id == request.executor_id =>
            {
                Self::Executor(&account.login)
            }
            (Holder::Applicant(applicant), _) if request.applicant_id == Some(applicant.id) => Self::Owner,
            _ => Self::Anyone,
        }
    }

    /// How the history names them; none for those who leave nothing in it.
    pub const fn by(self) -> Option<By<'a>> {
        match self {
            Self::Operator(name) => Some(By { name, role: Role::Operator }),
            Self::Executor(name) => Some(By { name, role: Role::Executor }),
            Self::Owner => Some(By { name: "applicant", role: Role::Applicant }),
            Self::Anyone => None,
        }
    }

    /// Whether they may see a file that somebody in this role has brought and nobody has made public.
    pub fn sees(self, brought_by: &str) -> bool {
        match self {
            Self::Operator(_) | Self::Executor(_) => true,
            Self::Owner => brought_by == Role::Applicant.as_str(),
            Self::Anyone => false,
        }
    }

    /// Whether they may remove it.
    pub fn removes(self, brought_by: &str) -> bool {
        matches!(self, Self::Operator(_)) || self == Self::Owner && self.sees(brought_by)
    }
}
