package io.leakscribe.corpus;

import java.util.List;

/**
 * One ledger that the agent kept, and the truth about it.
 *
 * @param program that it was kept in
 * @param leak whether that holder leaks
 * @param signs what stood in it
 * @param families the family of each sign
 * @param confidence that the agent gave it, 0 to 1
 * @param group rows of one program and one truth: they weigh together as much as any other group
 */
record LedgerRow(
    String program,
    boolean leak,
    List<String> signs,
    List<String> families,
    double confidence,
    String group) {

  LedgerRow {
    signs = List.copyOf(signs);
    families = List.copyOf(families);
  }
}
