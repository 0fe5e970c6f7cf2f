package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.function.Predicate;

/** Blocks what an alarm names, by a rule in front of all the earlier ones. */
@Leak(
    value = "predicates chained by or(), each around all the earlier ones",
    holders = {
      "com\\.example\\.corpus\\.unseen\\.RuleChain\\$Firewall\\.blocked",
      "java\\.util\\.function\\.Predicate\\$\\$Lambda.*",
      "com\\.example\\.corpus\\.unseen\\.RuleChain\\$Firewall\\$\\$Lambda.*"
    },
    sites = {"RuleChain(\\$Firewall)?\\.\\S+", "java\\.util\\.function\\.Predicate\\.or"})
public final class RuleChain implements Program {

  private static final class Firewall {
    private Predicate<byte[]> blocked = packet -> packet.length == 0;

    void block(byte[] signature) {
      Predicate<byte[]> rule =
          packet -> packet.length == signature.length && packet[0] == signature[0];
      blocked = rule.or(blocked);
    }

    boolean passes(byte[] packet) {
      return !blocked.test(packet);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Firewall firewall = new Firewall();
    int passed = 0;
    for (int i = 0; pace.next(); i++) {
      byte[] signature = new byte[900];
      signature[0] = (byte) i;
      firewall.block(signature);
      passed += firewall.passes(signature.clone()) ? 1 : 0;
    }
    System.out.println("passed " + passed);
  }
}
