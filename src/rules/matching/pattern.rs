//! What a rule looks for, as it was written. Knows nothing of how it is found.

/// How a pattern treats capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseMode {
    /// Capitals of the pattern are exact, its small letters match any case.
    #[default]
    Smart,
    /// Exactly as written.
    Exact,
    /// Any case.
    Ignore,
}

/// Which other forms of a literal are found besides the one written. The rules are those of English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inflect {
    /// None.
    #[default]
    None,
    /// The plural of its last word. A possessive needs no form of its own: the match ends before the apostrophe.
    Noun,
    /// The forms of its first word as a verb: "reach out" finds "reached out".
    Verb,
}

/// What a pattern looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternKind {
    /// Words and marks, whatever the white space and the kind of apostrophe between them.
    Literal(String),
    /// A regular expression of linear time, matched at word edges and within one block.
    Regex(String),
}

/// A pattern of a rule. Its number is its place in what [`crate::rules::Rule::patterns`] returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What it looks for.
    pub kind: PatternKind,
    /// How it treats capitals.
    pub case: CaseMode,
    /// Forms it takes; a regular expression has none but its own.
    pub inflect: Inflect,
    /// Whether it must begin and end at word edges.
    pub word: bool,
    /// Patterns of a rule compete for text only within their group: a rule's exceptions do not hide what they except.
    pub group: u16,
}

impl Pattern {
    /// A literal with smart case at word edges.
    pub fn literal(text: impl Into<String>) -> Self {
        Self::new(PatternKind::Literal(text.into()))
    }

    /// A regular expression with smart case at word edges.
    pub fn regex(expression: impl Into<String>) -> Self {
        Self::new(PatternKind::Regex(expression.into()))
    }

    const fn new(kind: PatternKind) -> Self {
        Self { kind, case: CaseMode::Smart, inflect: Inflect::None, word: true, group: 0 }
    }

    /// The same with another treatment of capitals.
    #[must_use]
    pub fn case(mut self, case: CaseMode) -> Self {
        self.case = case;
        self
    }

    /// The same with other forms.
    #[must_use]
    pub fn inflect(mut self, inflect: Inflect) -> Self {
        self.inflect = inflect;
        self
    }

    /// The same with or without word edges.
    #[must_use]
    pub fn word(mut self, word: bool) -> Self {
        self.word = word;
        self
    }

    /// The same in another group.
    #[must_use]
    pub fn group(mut self, group: u16) -> Self {
        self.group = group;
        self
    }

    /// Literal or expression as written.
    pub fn text(&self) -> &str {
        match &self.kind {
            PatternKind::Literal(text) | PatternKind::Regex(text) => text,
        }
    }
}

/// A pattern that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Index of the rule.
    pub rule: usize,
    /// Number of the pattern within the rule.
    pub pattern: usize,
    /// Byte of the pattern's text at which the mistake stands, where it has a place.
    pub offset: Option<usize>,
    /// What is wrong with it.
    pub message: String,
}

/// What is wrong with one pattern, before it is known whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Byte of the pattern's text at which the mistake stands.
    pub offset: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl Fault {
    /// A pattern without anything to find.
    pub fn empty() -> Self {
        Self::whole("this pattern holds no word and no mark, so it can match nothing")
    }

    /// The fault with the pattern it is a fault of, and where in it.
    pub fn explain(&self, text: &str) -> String {
        let place = self.offset.map(|at| whereabouts(text, at)).unwrap_or_default();
        format!("“{text}”: {}{place}", self.message)
    }

    /// A fault of the pattern as a whole.
    pub fn whole(message: impl Into<String>) -> Self {
        Self { offset: None, message: message.into() }
    }
}

/// A byte of a text in people's words: ` behind “colou?r”`.
pub fn whereabouts(text: &str, at: usize) -> String {
    match text.get(..at).unwrap_or_default().trim_end() {
        "" => String::new(),
        before => format!(" behind “{before}”"),
    }
}
