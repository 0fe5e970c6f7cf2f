package com.example.corpus.nonheap;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread per client that waits for messages which never come, and for no end either. */
@Leak(
    value = "threads that wait for ever",
    // Nobody holds a running thread: what is right is who starts it, or what it runs.
    holders = {
      "",
      ".*ThreadLeak(\\$(Client|Dispatcher))?\\b.*",
      "java\\.lang\\.Thread(Group)?\\..*",
      "client-.*"
    },
    sites = {"ThreadLeak\\$(Dispatcher\\.connect|Client\\.(run|<init>|start))"},
    resource = Leak.Resource.THREADS,
    steps = 600)
public final class ThreadLeak implements Program {

  /** Handles one client's messages. */
  private static final class Client implements Runnable {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    @Override
    public void run() {
      try {
        String message = messages.take();
        while (!"bye".equals(message)) {
          message = messages.take();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void receive(String message) {
      messages.add(message);
    }
  }

  /** Starts a thread for each client. */
  private static final class Dispatcher {
    static Client connect(int number) {
      Client client = new Client();
      Thread thread = new Thread(client, "client-" + number);
      thread.setDaemon(true);
      thread.start();
      return client;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int number = 0; pace.next(); number++) {
      Dispatcher.connect(number).receive("hello");
    }
  }
}
