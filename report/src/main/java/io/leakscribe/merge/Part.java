package io.leakscribe.merge;

import java.util.List;

/**
 * What is generated for one block.
 *
 * @param id lower-case letters, digits, dots and hyphens; stays the same in every version
 * @param body Markdown with {@code \n} line ends
 * @param below what a person fills in below the block; written once with a new document and never
 *     again. May be empty
 */
public record Part(String id, String body, String below) {
  /** A part with nothing for a person to fill in below. */
  public Part(String id, String body) {
    this(id, body, "");
  }

  /** The body's lines without blank ones at the start and the end. */
  List<String> lines() {
    return Lines.trim(List.of(body.split("\n", -1)));
  }

  /** The hash by which an edit of the body is told. */
  String hash() {
    return Lines.hash(lines());
  }
}
