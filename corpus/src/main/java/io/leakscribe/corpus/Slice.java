package io.leakscribe.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A small share of the corpus, the same each time: of each family the first and every fifth. */
final class Slice {
  private static final int EVERY = 5;

  private Slice() {}

  static List<Specimen> of(List<Specimen> all) {
    Map<String, List<Specimen>> families =
        all.stream()
            .collect(Collectors.groupingBy(Specimen::family, TreeMap::new, Collectors.toList()));
    List<Specimen> slice = new ArrayList<>();
    for (List<Specimen> family : families.values()) {
      for (int i = 0; i < family.size(); i += EVERY) {
        slice.add(family.get(i));
      }
    }
    return slice;
  }
}
