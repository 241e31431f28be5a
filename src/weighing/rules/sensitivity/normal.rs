//! The equations of least squares, and their solution by Cholesky's factors. Small ones: a panel day has some thirty
//! unknowns.

/// A symmetric system: a matrix and what it is to come to.
#[derive(Debug, Clone)]
pub(super) struct Normal {
    size: usize,
    /// By row.
    matrix: Vec<f64>,
    right: Vec<f64>,
}

impl Normal {
    pub fn new(size: usize) -> Self {
        Self { size, matrix: vec![0.0; size * size], right: vec![0.0; size] }
    }

    /// One observation, the sum of these unknowns.
    pub fn observe(&mut self, unknowns: &[usize], value: f64) {
        for one in unknowns {
            self.add(*one, unknowns, 1.0);
            if let Some(right) = self.right.get_mut(*one) {
                *right += value;
            }
        }
    }

    /// Draws these unknowns towards nothing, each by so much.
    pub fn shrink(&mut self, unknowns: std::ops::Range<usize>, by: f64) {
        for one in unknowns {
            self.add(one, &[one], by);
        }
    }

    /// Makes these unknowns sum to nothing. They must be free to: the sum is otherwise undetermined.
    pub fn sum_to_nothing(&mut self, unknowns: std::ops::Range<usize>) {
        let all: Vec<usize> = unknowns.collect();
        for one in &all {
            self.add(*one, &all, 1.0);
        }
    }

    fn add(&mut self, row: usize, columns: &[usize], what: f64) {
        for column in columns {
            if let Some(cell) = self.matrix.get_mut(row * self.size + column) {
                *cell += what;
            }
        }
    }

    /// The unknowns; none when the equations leave one of them open.
    pub fn solve(mut self) -> Option<Vec<f64>> {
        self.factor()?;
        let size = self.size;
        let mut found = self.right;
        for row in 0..size {
            let own = self.matrix.get(row * size..(row + 1) * size)?;
            let known: f64 = own.iter().zip(&found).take(row).map(|(factor, found)| factor * found).sum();
            let found = found.get_mut(row)?;
            *found = (*found - known) / own.get(row)?;
        }
        for row in (0..size).rev() {
            let below = self.matrix.iter().skip(row).step_by(size);
            let known: f64 = below.zip(&found).skip(row + 1).map(|(factor, found)| factor * found).sum();
            let found = found.get_mut(row)?;
            *found = (*found - known) / self.matrix.get(row * size + row)?;
        }
        Some(found)
    }

    /// The lower factor in place of the lower half.
    fn factor(&mut self) -> Option<()> {
        let size = self.size;
        for row in 0..size {
            for column in 0..=row {
                let (own, other) = (
                    self.matrix.get(row * size..row * size + column)?,
                    self.matrix.get(column * size..column * size + column)?,
                );
                let known: f64 = own.iter().zip(other).map(|(own, other)| own * other).sum();
                let rest = self.matrix.get(row * size + column)? - known;
                let put = if row == column {
                    // An unknown that the others determine leaves nothing but rounding.
                    if rest <= 1e-9 {
                        return None;
                    }
                    rest.sqrt()
                } else {
                    rest / self.matrix.get(column * size + column)?
                };
                *self.matrix.get_mut(row * size + column)? = put;
            }
        }
        Some(())
    }
}
