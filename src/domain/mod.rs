//! The rules of a contact centre, as types and functions over plain values.
//! Nothing here knows a database, a query string or a language other than English.

pub mod alias;
pub mod attachment;
pub mod clock;
pub mod deadline;
pub mod diagram;
pub mod gazetteer;
pub mod history;
pub mod limits;
pub mod number;
pub mod queue;
pub mod rename;
pub mod response;
pub mod role;
pub mod routing;
pub mod status;
pub mod transition;
pub mod visibility;

pub use number::RegistrationNumber;
pub use queue::Queue;
pub use role::Role;
pub use status::{Group, Status};
pub use transition::{Step, TransitionError, allowed, check};
pub use visibility::Visibility;
