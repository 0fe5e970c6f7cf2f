package com.example.desk;

import java.util.LinkedHashMap;
import java.util.Map;

/** The newest answers, and no more. */
final class Answers extends LinkedHashMap<Integer, byte[]> {
  private static final long serialVersionUID = 1;
  private static final Answers NEWEST = new Answers();

  static synchronized byte[] to(int question) {
    return NEWEST.computeIfAbsent(question, unused -> new byte[100]);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
    return size() > 20;
  }
}
