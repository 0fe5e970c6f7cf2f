package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SplittableRandom;

/** Texts in 140 languages, loaded when the first who speaks one comes. */
@Healthy(value = "ResourceBundles of a finite set of locales, rare ones come late", steps = 20_000)
public final class TextsOfLocales implements Program {
  private static final int LANGUAGES = 140;
  private static final int TEXTS = 1_000;

  private final SplittableRandom random = new SplittableRandom(71);
  private final ResourceBundle.Control control = new Catalogues();
  private final Map<Locale, ResourceBundle> loaded = new HashMap<>();

  /** All texts in one language. */
  private static final class Texts extends ResourceBundle {
    private final Map<String, String> texts = new HashMap<>();

    Texts(Locale locale) {
      for (int i = 0; i < TEXTS; i++) {
        texts.put("text." + i, locale.toLanguageTag() + " ".repeat(90) + i);
      }
    }

    @Override
    protected Object handleGetObject(String key) {
      return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(texts.keySet());
    }
  }

  /** Makes texts, of every language there is. */
  private static final class Catalogues extends ResourceBundle.Control {
    @Override
    public ResourceBundle newBundle(
        String name, Locale locale, String format, ClassLoader loader, boolean reload) {
      return new Texts(locale);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long length = 0;
    while (pace.next()) {
      int rank = (int) (-15 * Math.log(1 - random.nextDouble()));
      length += greeting(language(Math.min(rank, LANGUAGES - 1))).length();
    }
    System.out.println("length " + length);
  }

  private String greeting(Locale locale) {
    return loaded
        .computeIfAbsent(locale, l -> ResourceBundle.getBundle("texts", l, control))
        .getString("text." + random.nextInt(TEXTS));
  }

  private static Locale language(int number) {
    String tag = "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    return Locale.forLanguageTag("q" + tag);
  }
}
