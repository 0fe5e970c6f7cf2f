package io.leakscribe.web;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of one part of the file, typed. */
record Fields(String where, Node.Mapping mapping) {

  /** Fails when there is an entry that nobody knows. */
  Fields only(Set<String> names) throws WebConfigException {
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      if (!names.contains(entry.getKey())) {
        throw YamlReader.error(
            entry.getValue().line(),
            "has '%s', which is unknown in %s; it may have: %s"
                .formatted(
                    entry.getKey(), where, String.join(", ", names.stream().sorted().toList())));
      }
    }
    return this;
  }

  int line(String name) {
    Node node = mapping.entries().get(name);
    return node == null ? mapping.line() : node.line();
  }

  /** Whether the name is there, if only with nothing behind it. */
  boolean names(String name) {
    return mapping.entries().containsKey(name);
  }

  boolean has(String name) {
    Node node = mapping.entries().get(name);
    return node != null && !(node instanceof Node.Scalar scalar && scalar.isNull());
  }

  @Nullable String text(String name) throws WebConfigException {
    Node node = mapping.entries().get(name);
    if (!has(name) || node == null) {
      return null;
    }
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    throw YamlReader.error(node.line(), "needs one text for '" + name + "'");
  }

  @Nullable Path file(String name, Path base) throws WebConfigException {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return base.resolve(text);
    } catch (InvalidPathException e) {
      throw YamlReader.error(line(name), "needs the path of a file for '" + name + "'");
    }
  }

  List<String> texts(String name) throws WebConfigException {
    Node node = mapping.entries().get(name);
    if (!has(name) || node == null) {
      return List.of();
    }
    if (node instanceof Node.Texts texts) {
      return texts.items().stream().map(Node.Scalar::text).toList();
    }
    throw YamlReader.error(node.line(), "needs a list for '" + name + "'");
  }

  /** A part of this part; empty when it is not there. */
  Fields part(String name) throws WebConfigException {
    Node node = mapping.entries().get(name);
    if (!has(name) || node == null) {
      return new Fields(name, new Node.Mapping(Map.of(), line(name)));
    }
    if (node instanceof Node.Mapping part) {
      return new Fields(name, part);
    }
    throw YamlReader.error(node.line(), "needs names and values under '" + name + "'");
  }

  /** All entries, each a text. */
  Map<String, String> all() throws WebConfigException {
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : mapping.entries().keySet()) {
      String text = text(name);
      all.put(name, text == null ? "" : text);
    }
    return all;
  }
}
