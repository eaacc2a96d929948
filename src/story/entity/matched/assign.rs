//! Weighed pairs in, the way to pair with the greatest sum of weights out: the Hungarian method, one block of pairs that
//! hang together after the other.

/// The largest block that is solved as a whole: its cost grows with the cube. No text has so many that could each be
/// another; of a larger block the lightest pairs are left out until it falls apart.
const BLOCK: usize = 64;

/// The pairs `(left, right)` of the best assignment, in the order of the left side. Weights are positive.
pub fn best(left: usize, right: usize, edges: &[(usize, usize, i64)]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open = vec![edges.to_vec()];
    while let Some(edges) = open.pop() {
        for mut block in blocks(left, right, &edges) {
            let (rows, columns) = ends(&block);
            if rows.len().max(columns.len()) <= BLOCK {
                out.extend(solve(&rows, &columns, &block));
            } else {
                block.sort_unstable_by_key(|(i, j, w)| (std::cmp::Reverse(*w), *i, *j));
                block.truncate(block.len() * 3 / 4);
                open.push(block);
            }
        }
    }
    out.sort_unstable();
    out
}

/// An edge between two places, with its weight.
type Edge = (usize, usize, i64);

/// The edges, those that hang together in one list.
fn blocks(left: usize, right: usize, edges: &[Edge]) -> Vec<Vec<Edge>> {
    let mut parent: Vec<usize> = (0..left + right).collect();
    fn top(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    for (i, j, _) in edges {
        let (a, b) = (top(&mut parent, *i), top(&mut parent, left + j));
        parent[a.max(b)] = a.min(b);
    }
    let mut by_top: std::collections::BTreeMap<usize, Vec<Edge>> = std::collections::BTreeMap::new();
    for edge in edges {
        by_top.entry(top(&mut parent, edge.0)).or_default().push(*edge);
    }
    by_top.into_values().collect()
}

/// The places on both sides, each once, in order.
fn ends(edges: &[Edge]) -> (Vec<usize>, Vec<usize>) {
    let side = |of: fn(&Edge) -> usize| {
        let mut list: Vec<usize> = edges.iter().map(of).collect();
        list.sort_unstable();
        list.dedup();
        list
    };
    (side(|e| e.0), side(|e| e.1))
}

/// The best assignment of one block.
fn solve(rows: &[usize], columns: &[usize], edges: &[Edge]) -> Vec<(usize, usize)> {
    let size = rows.len().max(columns.len());
    // No pair at all costs nothing; the heavier a pair, the further below nothing it is.
    let mut cost = vec![0i64; size * size];
    for (i, j, w) in edges {
        if let (Ok(r), Ok(c)) = (rows.binary_search(i), columns.binary_search(j)) {
            cost[r * size + c] = -w;
        }
    }
    let of_column = hungarian(size, &cost);
    let pair = |(c, r): (usize, &usize)| (cost[r * size + c] < 0).then(|| rows.get(*r).copied().zip(columns.get(c).copied())).flatten();
    of_column.iter().enumerate().filter_map(pair).collect()
}

/// For each column the row that it goes to at the least total cost, by shortest augmenting paths.
fn hungarian(size: usize, cost: &[i64]) -> Vec<usize> {
    // Row and column 0 stand for none.
    let (mut u, mut v) = (vec![0i64; size + 1], vec![0i64; size + 1]);
    let (mut row_of, mut way) = (vec![0usize; size + 1], vec![0usize; size + 1]);
    for row in 1..=size {
        row_of[0] = row;
        let (mut least, mut used) = (vec![i64::MAX; size + 1], vec![false; size + 1]);
        let mut column = 0;
        while row_of[column] != 0 {
            used[column] = true;
            let (from, mut delta, mut next) = (row_of[column], i64::MAX, 0);
            for c in (1..=size).filter(|c| !used[*c]) {
                let reduced = cost[(from - 1) * size + c - 1] - u[from] - v[c];
                if reduced < least[c] {
                    (least[c], way[c]) = (reduced, column);
                }
                if least[c] < delta {
                    (delta, next) = (least[c], c);
                }
            }
            for c in 0..=size {
                if used[c] {
                    u[row_of[c]] += delta;
                    v[c] -= delta;
                } else if c > 0 {
                    least[c] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    row_of[1..].iter().map(|r| r - 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_counts_not_the_heaviest_pair() {
        // The heaviest pair would leave two alone.
        assert_eq!(best(2, 2, &[(0, 0, 9), (0, 1, 8), (1, 0, 8)]), [(0, 1), (1, 0)]);
        assert_eq!(best(2, 2, &[(0, 0, 20), (0, 1, 8), (1, 0, 8)]), [(0, 0)]);
    }

    #[test]
    fn sides_need_not_be_of_one_size() {
        assert_eq!(best(1, 3, &[(0, 0, 3), (0, 2, 5)]), [(0, 2)]);
        assert_eq!(best(3, 1, &[(0, 0, 3), (2, 0, 5)]), [(2, 0)]);
        assert_eq!(best(3, 3, &[]), []);
    }

    #[test]
    fn a_large_block_is_solved_in_parts() {
        let edges: Vec<_> = (0..200usize)
            .flat_map(|i| (0..200usize).map(move |j| (i, j, if i == j { 1000 } else { 1 + ((i * 7 + j) % 5) as i64 })))
            .collect();
        let found = best(200, 200, &edges);
        assert_eq!(found, (0..200).map(|i| (i, i)).collect::<Vec<_>>());
    }
}
