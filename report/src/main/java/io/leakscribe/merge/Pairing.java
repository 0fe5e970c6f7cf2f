package io.leakscribe.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds what of one version is what of another. What was moved is found as well. */
final class Pairing {
  /** At this share of common words a reworded text counts as the same. */
  private static final double ALIKE = 0.6;

  /** Questions differ in a word or two and are others. */
  private static final double NEARLY_EQUAL = 0.9;

  /** More pairs than this are not compared word by word. */
  private static final int MOST_COMPARED = 10_000;

  private final List<Ident> left;
  private final List<Ident> right;
  private final int[] toRight;
  private final boolean[] taken;

  private Pairing(List<Ident> left, List<Ident> right) {
    this.left = left;
    this.right = right;
    toRight = new int[left.size()];
    Arrays.fill(toRight, -1);
    taken = new boolean[right.size()];
  }

  /** For each on the left the index on the right, or -1. */
  static int[] of(List<Ident> left, List<Ident> right) {
    Pairing pairing = new Pairing(left, right);
    pairing.equal();
    pairing.within(Ident::key, 0);
    pairing.within(Ident::kin, ALIKE);
    return pairing.toRight;
  }

  /** The way back. */
  static int[] inverse(int[] pairs, int size) {
    int[] inverse = new int[size];
    Arrays.fill(inverse, -1);
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] >= 0) {
        inverse[pairs[i]] = i;
      }
    }
    return inverse;
  }

  private void equal() {
    Map<String, Deque<Integer>> byText = new HashMap<>();
    for (int j = 0; j < right.size(); j++) {
      byText.computeIfAbsent(right.get(j).text(), text -> new ArrayDeque<>()).add(j);
    }
    for (int i = 0; i < left.size(); i++) {
      Deque<Integer> same = byText.get(left.get(i).text());
      if (same != null && !same.isEmpty()) {
        join(i, same.remove());
      }
    }
  }

  private void within(Function<Ident, String> group, double least) {
    Map<String, List<Integer>> rights = new HashMap<>();
    for (int j = 0; j < right.size(); j++) {
      if (!taken[j]) {
        rights.computeIfAbsent(group.apply(right.get(j)), key -> new ArrayList<>()).add(j);
      }
    }
    Map<String, List<Integer>> lefts = new LinkedHashMap<>();
    for (int i = 0; i < left.size(); i++) {
      String key = group.apply(left.get(i));
      if (toRight[i] < 0 && !key.isEmpty() && rights.containsKey(key)) {
        lefts.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
      }
    }
    lefts.forEach((key, some) -> best(some, rights.getOrDefault(key, List.of()), least));
  }

  private record Candidate(int left, int right, double likeness) {}

  private void best(List<Integer> lefts, List<Integer> rights, double least) {
    if ((long) lefts.size() * rights.size() > MOST_COMPARED) {
      for (int k = 0; least == 0 && k < Math.min(lefts.size(), rights.size()); k++) {
        join(lefts.get(k), rights.get(k));
      }
      return;
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i : lefts) {
      for (int j : rights) {
        candidates.add(new Candidate(i, j, left.get(i).likeness(right.get(j))));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed());
    for (Candidate candidate : candidates) {
      boolean isQuestion = left.get(candidate.left()).kin().equals(Unit.Kind.QUESTION.name());
      if (candidate.likeness() >= (isQuestion ? Math.max(least, NEARLY_EQUAL) : least)) {
        join(candidate.left(), candidate.right());
      }
    }
  }

  private void join(int i, int j) {
    if (toRight[i] < 0 && !taken[j]) {
      toRight[i] = j;
      taken[j] = true;
    }
  }
}
