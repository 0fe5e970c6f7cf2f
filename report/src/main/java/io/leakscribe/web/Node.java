package io.leakscribe.web;

import java.util.List;
import java.util.Map;

/** A part of a YAML file, with the line on which it begins, from 1. */
sealed interface Node {
  int line();

  /** Text; empty when there is none. */
  record Scalar(String text, boolean quoted, int line) implements Node {
    boolean isNull() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  /** A list of texts. */
  record Texts(List<Scalar> items, int line) implements Node {
    public Texts {
      items = List.copyOf(items);
    }
  }

  /** Names and their values, in the order of the file. */
  record Mapping(Map<String, Node> entries, int line) implements Node {}
}
