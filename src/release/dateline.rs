//! The dateline: its grammar and the decision.
