/** How near a vector is to each of some others, one after the other: the dot products. */
export function dotProducts(vector: Float32Array, others: Float32Array): Float32Array {
  const size = vector.length;
  const products = new Float32Array(others.length / size);
  for (let other = 0, place = 0; other < products.length; other += 1) {
    let sum = 0;
    for (let at = 0; at < size; at += 1, place += 1)
      sum += (vector[at] ?? 0) * (others[place] ?? 0);
    products[other] = sum;
  }
  return products;
}
