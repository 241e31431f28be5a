//! Canonical JSON (RFC 8785) and strict reading: one value has one text, and a text that has two readings has none.

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::{Deserializer, Serialize};
use serde_json::{Map, Number, Value};
use std::fmt;

/// A JSON text that cannot be read: broken, or with a name twice in one object.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotJson(pub String);

/// The one text of a value.
pub fn write(value: &impl Serialize) -> Result<String, NotJson> {
    serde_json_canonicalizer::to_string(value).map_err(|error| NotJson(error.to_string()))
}

/// Reads any JSON in which no object has a name twice (readers differ in which of the two they believe).
pub fn read(text: &str) -> Result<Value, NotJson> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict.deserialize(&mut reader).map_err(|error| NotJson(error.to_string()))?;
    reader.end().map_err(|error| NotJson(error.to_string()))?;
    Ok(value)
}

struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Strict)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(de::Error::custom(format_args!("the name \"{name}\" stands twice in one object")));
            }
            let value = members.next_value_seed(Strict)?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `tests/vectors/rfc8785.json`: the files of cyberphone/json-canonicalization and the numbers of RFC 8785, appendix B.
    fn vectors() -> Value {
        read(include_str!("../../../tests/vectors/rfc8785.json")).unwrap()
    }

    #[test]
    fn the_published_documents_are_written_as_published() {
        let vectors = vectors();
        let all = vectors["vectors"].as_array().unwrap();
        assert_eq!(all.len(), 6);
        for vector in all {
            let written = write(&read(vector["input_utf8"].as_str().unwrap()).unwrap()).unwrap();
            assert_eq!(
                crate::hex::hex(written.as_bytes()),
                vector["output_hex"].as_str().unwrap(),
                "{}",
                vector["name"]
            );
        }
    }

    #[test]
    fn the_published_numbers_are_written_as_published() {
        for number in vectors()["numbers"].as_array().unwrap() {
            let bits = u64::from_str_radix(number["ieee754_hex"].as_str().unwrap(), 16).unwrap();
            assert_eq!(write(&f64::from_bits(bits)).unwrap(), number["json"].as_str().unwrap());
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read() {
        let vectors = vectors();
        let published = vectors["must_reject"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
        let own = [r#"{"a":{"b":[{"c":1,"c":1}]}}"#, "1 2", "", "{", "[1,]", r#""\udc00""#];
        for text in published.chain(own) {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read(&"[".repeat(100_000)).is_err(), "deep nesting is an error, not a crash");
    }
}
