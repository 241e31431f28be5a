//! A generator of chance that gives the same on every machine: SplitMix64, as Guy Steele, Doug Lea and Christine Flood
//! published it ("Fast splittable pseudorandom number generators", 2014) and as Sebastiano Vigna's public-domain
//! `splitmix64.c` has it. For weights to look at, never for a key or a name.

/// The generator. Whole-number arithmetic only, so that server and browser agree to the bit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chance(u64);

impl Chance {
    pub fn from(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, and never, 1: 53 bits, as many as a float holds.
    pub fn between_0_and_1(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of `splitmix64.c` from the seed 1234567, as they stand in several public test suites.
    #[test]
    fn it_gives_the_published_numbers() {
        let mut chance = Chance::from(1_234_567);
        let first: Vec<u64> = (0..5).map(|_| chance.next()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }
}
