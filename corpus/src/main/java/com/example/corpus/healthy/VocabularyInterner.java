package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Words of a text, each kept once; rare words turn up for the whole life, but words are finite. */
@Healthy(value = "interner of a finite vocabulary, ever slower", steps = 60_000)
public final class VocabularyInterner implements Program {
  private static final int WORDS = 300_000;
  private static final int WORDS_PER_LINE = 40;

  private final Map<String, Word> vocabulary = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(13);

  private record Word(String text, int length) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      readLine();
    }
  }

  private Word[] readLine() {
    Word[] line = new Word[WORDS_PER_LINE];
    for (int i = 0; i < WORDS_PER_LINE; i++) {
      double rarity = random.nextDouble();
      line[i] = intern("word-" + (int) (WORDS * rarity * rarity * rarity) + "-of-the-language");
    }
    return line;
  }

  private Word intern(String text) {
    return vocabulary.computeIfAbsent(text, t -> new Word(t, t.length()));
  }
}
