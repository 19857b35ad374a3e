//! What a row of a request's history tells. Whether the state changed the row says by its states; this says what
//! happened where they are the same.

/// What happened to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// It came in.
    Registered,
    /// It went from one state to another, perhaps because of what the applicant said.
    Moved,
    /// Somebody said where it is.
    Placed,
    /// An operator changed the text that the public reads.
    TextMended,
    /// A photo or a document came.
    FileAdded,
    /// A photo became public.
    FileReleased,
    /// A photo is not public any more.
    FileHidden,
    /// A photo or a document was removed.
    FileRemoved,
    /// The applicant said something.
    Said,
    /// The applicant said something by telephone, and an operator took it down.
    TakenDown,
    /// An operator processed what the applicant said, and the state stayed.
    Processed,
    /// The executor answered the applicant (K10.3.1.2).
    Answered,
    /// Somebody else called about the same: one question is one request (M13).
    Joined,
}

impl What {
    /// Everything that may happen.
    pub const ALL: [Self; 13] = [
        Self::Registered,
        Self::Moved,
        Self::Placed,
        Self::TextMended,
        Self::FileAdded,
        Self::FileReleased,
        Self::FileHidden,
        Self::FileRemoved,
        Self::Said,
        Self::TakenDown,
        Self::Processed,
        Self::Answered,
        Self::Joined,
    ];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Moved => "moved",
            Self::Placed => "placed",
            Self::TextMended => "text_mended",
            Self::FileAdded => "file_added",
            Self::FileReleased => "file_released",
            Self::FileHidden => "file_hidden",
            Self::FileRemoved => "file_removed",
            Self::Said => "said",
            Self::TakenDown => "taken_down",
            Self::Processed => "processed",
            Self::Answered => "answered",
            Self::Joined => "joined",
        }
    }
}
