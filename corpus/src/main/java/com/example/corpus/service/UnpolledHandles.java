package com.example.corpus.service;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * Thumbnails: pictures that nobody closed are to be released by way of a reference queue, but
 * nothing ever polls it. Four in five are closed.
 */
@Leak(
    value = "phantom references, each with its resources, whose queue is never polled",
    // What was collected hangs on the queue as well as on the chain.
    holders = {
      "com\\.example\\.corpus\\.service\\.UnpolledHandles\\$Decoder\\.(first|collected)",
      "com\\.example\\.corpus\\.service\\.UnpolledHandles\\$Handle\\.(next|previous)",
      "java\\.lang\\.ref\\.Reference(Queue)?\\.(head|next)"
    },
    sites = {"UnpolledHandles\\$Decoder\\.decode", "UnpolledHandles\\$Handle\\.<init>"})
public final class UnpolledHandles implements Program {

  /** A decoded picture; its pixels belong to its handle. */
  private static final class Picture {
    private final Handle handle;

    Picture(Decoder decoder) {
      handle = new Handle(this, decoder.collected);
    }
  }

  /** What is to be released when its picture is gone. */
  private static final class Handle extends PhantomReference<Picture> {
    private final int[] pixels = new int[500];
    private @Nullable Handle next;
    private @Nullable Handle previous;

    Handle(Picture picture, ReferenceQueue<Picture> collected) {
      super(picture, collected);
    }
  }

  /** Decodes pictures, and knows the handles of all that are open. */
  private static final class Decoder {
    private final ReferenceQueue<Picture> collected = new ReferenceQueue<>();
    private @Nullable Handle first;

    Picture decode() {
      Picture picture = new Picture(this);
      picture.handle.next = first;
      if (first != null) {
        first.previous = picture.handle;
      }
      first = picture.handle;
      return picture;
    }

    void close(Picture picture) {
      Handle handle = picture.handle;
      if (handle.previous == null) {
        first = handle.next;
      } else {
        handle.previous.next = handle.next;
      }
      if (handle.next != null) {
        handle.next.previous = handle.previous;
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Decoder decoder = new Decoder();
    long pixels = 0;
    for (int i = 0; pace.next(); i++) {
      Picture picture = decoder.decode();
      pixels += picture.handle.pixels.length;
      if (i % 5 != 0) {
        decoder.close(picture);
      }
    }
    System.out.println("pixels " + pixels);
  }
}
