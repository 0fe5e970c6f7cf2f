package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/** Pictures behind soft references: they fill the heap, and the collector takes them. */
@Healthy(value = "soft references that fill the whole heap", steps = 20_000)
public final class SoftCache implements Program {
  private static final int PICTURES = 20_000;

  private final Map<Integer, SoftReference<Picture>> pictures = new HashMap<>();

  private record Picture(int number, byte[] pixels) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      picture(i * 7 % PICTURES);
      picture(i * 7 / 2 % PICTURES);
    }
  }

  private Picture picture(int number) {
    SoftReference<Picture> cached = pictures.get(number);
    Picture picture = cached == null ? null : cached.get();
    if (picture == null) {
      picture = new Picture(number, new byte[16_000]);
      pictures.put(number, new SoftReference<>(picture));
    }
    return picture;
  }
}
