package com.example.desk;

/** What the desk itself knows of somebody while it speaks with them. */
final class DeskSession {
  final String id;
  boolean closed;

  DeskSession(String id) {
    this.id = id;
  }

  void close() {
    closed = true;
  }
}
