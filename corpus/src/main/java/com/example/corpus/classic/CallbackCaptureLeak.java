package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/** Small shutdown callbacks that capture a whole upload each. */
@Leak(
    value = "lambdas registered for shutdown capture a big object each",
    holders = {
      "com\\.example\\.corpus\\.classic\\.CallbackCaptureLeak\\$Lifecycle\\.onShutdown",
      "com\\.example\\.corpus\\.classic\\.CallbackCaptureLeak\\$(Uploads\\$)?\\$Lambda.*"
    },
    sites = {
      "CallbackCaptureLeak\\$Lifecycle\\.onShutdown",
      "CallbackCaptureLeak\\$Uploads\\.(accept|lambda\\$.*)",
      "CallbackCaptureLeak\\$Upload\\.<init>"
    })
public final class CallbackCaptureLeak implements Program {

  /** Runs what is to be done at the end. */
  private static final class Lifecycle {
    private final List<Runnable> onShutdown = new ArrayList<>();

    void onShutdown(Runnable callback) {
      onShutdown.add(callback);
    }

    void shutdown() {
      onShutdown.forEach(Runnable::run);
    }
  }

  /** A file on its way in. */
  private static final class Upload {
    private final String name;
    private final byte[] chunk = new byte[2000];
    private boolean open = true;

    Upload(String name) {
      this.name = name;
    }

    int transfer() {
      return chunk.length + name.length();
    }

    void close() {
      open = false;
    }

    boolean isOpen() {
      return open;
    }
  }

  /** Takes uploads; closes what is still open when the service stops. */
  private record Uploads(Lifecycle lifecycle) {
    int accept(String name) {
      Upload upload = new Upload(name);
      lifecycle.onShutdown(
          () -> {
            if (upload.isOpen()) {
              upload.close();
            }
          });
      int bytes = upload.transfer();
      upload.close();
      return bytes;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Lifecycle lifecycle = new Lifecycle();
    Uploads uploads = new Uploads(lifecycle);
    long bytes = 0;
    for (int i = 0; pace.next(); i++) {
      bytes += uploads.accept("file-" + i);
    }
    lifecycle.shutdown();
    System.out.println("bytes " + bytes);
  }
}
