package io.leakscribe.bench.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * In which order the arms run. Rounds come in pairs, the second of them backwards, so that what
 * drifts slowly hits all arms alike.
 */
final class Plan {
  private Plan() {}

  /**
   * The order of a round.
   *
   * @param round from 1; in the first the arm without an agent comes first, for it sets the pace
   */
  static <T> List<T> order(List<T> arms, T none, int round) {
    List<T> order = new ArrayList<>(arms);
    Collections.shuffle(order, new Random((round + 1) / 2));
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    if (round == 1) {
      order.remove(none);
      order.add(0, none);
    }
    return order;
  }
}
