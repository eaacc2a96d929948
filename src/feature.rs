//! A list of features in, out the types by which something is observed in numbers and judged by points for two answers.
//!
//! The points stand in a `weights.toml` beside the file that names the features; the build script makes a table of it.

/// Defines `Feature`, all that can be observed, and `Features`, what was observed of one thing. `$weights` is the
/// table's file, `$of` says what is observed and for which answers.
macro_rules! features {
    ($weights:literal, $of:literal; $($(#[doc = $doc:literal])* $name:ident = $id:literal),* $(,)?) => {
        /// What can be observed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Feature { $($(#[doc = $doc])* $name),* }

        impl Feature {
            /// Every feature.
            pub const ALL: &[Feature] = &[$(Feature::$name),*];
            /// Its name in `weights.toml`.
            pub fn name(self) -> &'static str {
                match self { $(Feature::$name => $id),* }
            }
        }

        #[doc = $of]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Features([i32; Feature::ALL.len()]);

        impl Default for Features {
            fn default() -> Features {
                let mut features = Features([0; Feature::ALL.len()]);
                features.set(Feature::Always, 1);
                features
            }
        }

        impl Features {
            /// The values.
            pub fn values(&self) -> &[i32] {
                &self.0
            }
            /// The value of one.
            pub fn get(&self, feature: Feature) -> i32 {
                self.0[feature as usize]
            }
            /// Gives one a value; what is seen or not is 1 or 0.
            pub fn set(&mut self, feature: Feature, value: impl Into<i32>) {
                self.0[feature as usize] = value.into();
            }
            /// Counts one more, up to `most`.
            pub fn count(&mut self, feature: Feature, most: i32) {
                let value = &mut self.0[feature as usize];
                *value = (*value + 1).min(most);
            }
            /// The points for the two answers, in hundredths.
            pub fn points(&self) -> [i32; 2] {
                let sum = |side: usize| self.0.iter().zip(WEIGHTS).map(|(v, (_, w))| v * w[side]).sum();
                [sum(0), sum(1)]
            }
        }

        include!(concat!(env!("OUT_DIR"), $weights));

        #[cfg(test)]
        mod points {
            use super::*;

            #[test]
            fn every_feature_has_its_points() {
                let named: Vec<&str> = WEIGHTS.iter().map(|(name, _)| *name).collect();
                assert_eq!(named, Feature::ALL.iter().map(|f| f.name()).collect::<Vec<_>>());
            }
        }
    };
}

pub(crate) use features;
