//! Closed lists: enums whose codes are stored, posted and used in the names of texts.

/// Makes one. With `as "prefix"` it also has the name of its message, `prefix-code`.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident as $prefix:literal { $($(#[$each:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $crate::codes::codes! { $(#[$doc])* $name { $($(#[$each])* $variant = $code),+ } }

        impl $name {
            /// Its message in the catalogue.
            #[must_use]
            pub fn message(self) -> String {
                format!(concat!($prefix, "-{}"), self.code().replace('_', "-"))
            }

            /// As a form offers it: what is posted, and its words.
            #[cfg(feature = "ssr")]
            #[must_use]
            pub fn choice(&self) -> (String, String) {
                (self.code().to_owned(), $crate::texts::say(&self.message()))
            }
        }
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
        pub enum $name {
            $($(#[$each])* $variant),+
        }

        impl $name {
            /// All of them, in the order in which pages list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it is stored, recorded and posted.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The one with this code.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

pub(crate) use codes;
