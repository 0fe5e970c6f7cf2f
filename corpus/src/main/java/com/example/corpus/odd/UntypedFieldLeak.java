package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A legacy context that keeps its attributes behind fields of the types Object and Iterable. */
@Leak(
    value = "collection behind a field of type Iterable",
    holders = "com\\.example\\.corpus\\.odd\\.UntypedFieldLeak\\$LegacyContext\\.visited",
    sites = {"UntypedFieldLeak\\$LegacyContext\\.visit", "UntypedFieldLeak\\$Page\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.UntypedFieldLeak\\$Page")
public final class UntypedFieldLeak implements Program {

  /** A page that was shown. */
  private record Page(int number, byte[] html) {}

  /** From before there were generics. */
  private static final class LegacyContext {
    private static final LegacyContext INSTANCE = new LegacyContext();

    private final Object options = new ArrayList<>(List.of("frames", "tables"));
    private final Iterable<Page> visited = new ArrayList<>();

    void visit(int number) {
      ((Collection<Page>) visited).add(new Page(number, new byte[500]));
    }

    int first() {
      return visited.iterator().next().number() + ((List<?>) options).size();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long sum = 0;
    for (int number = 0; pace.next(); number++) {
      LegacyContext.INSTANCE.visit(number);
      sum += LegacyContext.INSTANCE.first();
    }
    System.out.println("sum " + sum);
  }
}
