//! Which days a mention may mean: the order of its numbers and the year it leaves out.

use crate::calendar::{Date, date, days_between};
use crate::release::records::{DateForm, DateMention};
use serde::{Deserialize, Serialize};

/// How a house reads dates in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NumericOrder {
    /// Nobody has said: 04/09 may be either.
    #[default]
    Unknown,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// A day that a mention may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The day.
    pub date: Date,
    /// Whether its year was inferred.
    pub inferred: bool,
}

impl DateMention {
    /// Day and month as written; two pairs for numbers whose order is open.
    pub fn days_and_months(&self, order: NumericOrder) -> Vec<(u8, u8)> {
        if let (Some(day), Some(month)) = (self.day, self.month) {
            return vec![(day, month)];
        }
        let [first, second, ..] = self.numbers.as_slice() else { return Vec::new() };
        let (Ok(first), Ok(second)) = (u8::try_from(*first), u8::try_from(*second)) else {
            return Vec::new();
        };
        if self.form != DateForm::Numeric {
            return Vec::new();
        }
        match order {
            NumericOrder::Dmy => vec![(first, second)],
            NumericOrder::Mdy => vec![(second, first)],
            NumericOrder::Unknown | NumericOrder::Ymd => vec![(first, second), (second, first)],
        }
    }

    /// The days it may mean. A year that is not written is the one that brings the day nearest to `near`; without both
    /// nobody can tell.
    pub fn readings(&self, order: NumericOrder, near: Option<Date>) -> Vec<Reading> {
        let pairs = self.days_and_months(order).into_iter();
        match (self.year, near) {
            (Some(year), _) => pairs
                .filter_map(|(day, month)| date(year, month, day))
                .map(|date| Reading { date, inferred: false })
                .collect(),
            (None, Some(near)) => pairs
                .filter_map(|(day, month)| nearest(near, day, month))
                .map(|date| Reading { date, inferred: true })
                .collect(),
            (None, None) => Vec::new(),
        }
    }
}

/// The day and month of the year that brings them nearest to `near`.
pub fn nearest(near: Date, day: u8, month: u8) -> Option<Date> {
    let years = [near.year() - 1, near.year(), near.year() + 1];
    let days = years.into_iter().filter_map(|year| date(year, month, day));
    days.min_by_key(|day| days_between(near, *day).abs())
}
