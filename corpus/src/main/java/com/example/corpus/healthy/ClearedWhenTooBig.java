package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/** The crudest of bounds: a cache thrown away whole when it is too big; twice in this life. */
@Healthy(value = "own cache that is cleared whole when too big", steps = 100_000)
public final class ClearedWhenTooBig implements Program {
  private static final int TOO_BIG = 42_000;

  private final Map<String, char[]> translations = new HashMap<>();

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      translate("phrase " + i);
    }
  }

  private char[] translate(String phrase) {
    if (translations.size() >= TOO_BIG) {
      translations.clear();
    }
    return translations.computeIfAbsent(phrase, p -> new char[450]);
  }
}
