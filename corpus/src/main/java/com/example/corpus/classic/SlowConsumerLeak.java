package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** An unbounded queue of mails, of which the mail server takes only every second one in time. */
@Leak(
    value = "unbounded blocking queue, consumer half as fast as the producer",
    holders = "com\\.example\\.corpus\\.classic\\.SlowConsumerLeak\\$Mailer\\.outbox",
    sites = {"SlowConsumerLeak\\$Mailer\\.send", "SlowConsumerLeak\\$Mail\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.classic\\.SlowConsumerLeak\\$Mail")
public final class SlowConsumerLeak implements Program {

  /** A mail to be sent. */
  private record Mail(String to, byte[] body) {}

  /** Sends mails from a thread of its own. */
  private static final class Mailer implements Runnable {
    private final BlockingQueue<Mail> outbox = new LinkedBlockingQueue<>();
    private final Semaphore server;
    private long sent;

    Mailer(Semaphore server) {
      this.server = server;
    }

    void start() {
      Thread thread = new Thread(this, "mailer");
      thread.setDaemon(true);
      thread.start();
    }

    void send(String to) {
      outbox.add(new Mail(to, new byte[600]));
    }

    @Override
    public void run() {
      try {
        while (true) {
          server.acquire();
          sent += outbox.take().body().length;
        }
      } catch (InterruptedException e) {
        System.out.println("sent " + sent);
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Semaphore server = new Semaphore(0);
    Mailer mailer = new Mailer(server);
    mailer.start();
    for (int i = 0; pace.next(); i++) {
      mailer.send("customer-" + i + "@example.com");
      if (i % 2 == 0) {
        server.release();
      }
    }
  }
}
