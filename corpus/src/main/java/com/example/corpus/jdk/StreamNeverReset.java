package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;

/** Writes every event to one long-lived object stream, which remembers each for back references. */
@Leak(
    value = "ObjectOutputStream without reset()",
    holders = {
      "java\\.io\\.ObjectOutputStream\\$HandleTable\\.objs",
      "java\\.io\\.ObjectOutputStream\\.handles",
      "com\\.example\\.corpus\\.jdk\\.StreamNeverReset\\.out"
    },
    sites = {
      "StreamNeverReset\\.publish",
      "ObjectOutputStream\\.\\w+",
      "ObjectOutputStream\\$HandleTable\\.\\w+"
    })
public final class StreamNeverReset implements Program {
  private final ObjectOutputStream out;

  /** What goes over the wire. */
  private record Event(long id, byte[] body) implements Serializable {}

  private long events;

  /** A stream to nowhere. */
  public StreamNeverReset() throws IOException {
    out = new ObjectOutputStream(OutputStream.nullOutputStream());
  }

  private void publish() throws IOException {
    out.writeObject(new Event(events++, new byte[600]));
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      publish();
    }
  }
}
