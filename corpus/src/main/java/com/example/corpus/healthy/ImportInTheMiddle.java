package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Half-way somebody imports a year of documents; the index of them is meant to stay. */
@Healthy(value = "bulk import builds a big index once, which stays", steps = 40_000)
public final class ImportInTheMiddle implements Program {
  private static final double BEGIN = 0.45;
  private static final double END = 0.6;

  private final Map<String, List<Posting>> index = new TreeMap<>();
  private int documents;

  private record Posting(int document, int[] positions) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      if (pace.progress() > BEGIN && pace.progress() < END) {
        add(documents++);
      } else {
        index.getOrDefault("term5", List.of()).stream().mapToInt(Posting::document).max();
      }
    }
  }

  private void add(int document) {
    for (int term = 0; term < 20; term++) {
      index
          .computeIfAbsent("term" + (document * 31 + term) % 5000, t -> new ArrayList<>())
          .add(new Posting(document, new int[80]));
    }
  }
}
