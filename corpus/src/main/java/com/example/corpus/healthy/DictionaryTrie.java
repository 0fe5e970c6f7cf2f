package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The words of a language as a tree of letters: rare ones are met late. */
@Healthy(value = "trie of a finite dictionary, read in a heavy-tailed order", steps = 60_000)
public final class DictionaryTrie implements Program {
  private static final int WORDS = 40_000;

  private final Node root = new Node();
  private final SplittableRandom random = new SplittableRandom(29);

  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>(4);
    private int[] postings = new int[0];
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      double u = random.nextDouble();
      learn((int) (WORDS * u * u));
    }
  }

  private void learn(int number) {
    Node node = root;
    for (char letter : Integer.toString(number * 7919 + 10_000_000, 36).toCharArray()) {
      node = node.next.computeIfAbsent(letter, l -> new Node());
    }
    if (node.postings.length == 0) {
      node.postings = new int[250];
    }
    node.postings[number % 250]++;
  }
}
