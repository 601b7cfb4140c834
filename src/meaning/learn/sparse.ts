/** Matrices with few numbers that aren't zero, row by row. */
import { addTimes, rowOf, type Matrix } from "./matrix.ts";

/** Of each row the columns that it has and the numbers there. */
export interface Sparse {
  rows: number;
  columns: number;
  /** Where each row starts in the other two lists; one more at the end. */
  starts: Int32Array;
  column: Int32Array;
  value: Float32Array;
}

/** Collects a sparse matrix row by row. */
export class SparseBuilder {
  readonly #columns: number;
  readonly #starts: number[] = [0];
  #column = new Int32Array(1024);
  #value = new Float32Array(1024);
  #length = 0;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** Adds a number to the row that is open. */
  add(column: number, value: number): void {
    if (this.#length === this.#column.length) {
      const [columns, values] = [this.#column, this.#value];
      this.#column = new Int32Array(2 * this.#length);
      this.#value = new Float32Array(2 * this.#length);
      this.#column.set(columns);
      this.#value.set(values);
    }
    this.#column[this.#length] = column;
    this.#value[this.#length] = value;
    this.#length += 1;
  }

  /** Ends the row that is open. */
  endRow(): void {
    this.#starts.push(this.#length);
  }

  done(): Sparse {
    return {
      rows: this.#starts.length - 1,
      columns: this.#columns,
      starts: Int32Array.from(this.#starts),
      column: this.#column.subarray(0, this.#length),
      value: this.#value.subarray(0, this.#length),
    };
  }
}

/** `to += sparse · dense` */
export function addProduct(to: Matrix, sparse: Sparse, dense: Matrix): void {
  for (let row = 0; row < sparse.rows; row += 1) {
    const own = rowOf(to, row);
    forRow(sparse, row, (column, value) => addTimes(own, rowOf(dense, column), value));
  }
}

/** `to += sparseᵀ · dense` */
export function addTransposedProduct(to: Matrix, sparse: Sparse, dense: Matrix): void {
  for (let row = 0; row < sparse.rows; row += 1) {
    const own = rowOf(dense, row);
    forRow(sparse, row, (column, value) => addTimes(rowOf(to, column), own, value));
  }
}

/** Calls for each number of a row. */
export function forRow(
  { starts, column, value }: Sparse,
  row: number,
  call: (column: number, value: number) => void,
): void {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) call(column[at] ?? 0, value[at] ?? 0);
}
