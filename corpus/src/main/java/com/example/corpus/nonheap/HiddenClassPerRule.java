package com.example.corpus.nonheap;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/** Compiles each revision of a rule to a hidden class and keeps them all by number. */
@Leak(
    value = "hidden classes kept in a map of compiled rules",
    holders = "com\\.example\\.corpus\\.nonheap\\.HiddenClassPerRule\\$Rules\\.compiled",
    sites = {"HiddenClassPerRule\\$Rules\\.compile", "MethodHandles\\$Lookup\\S*\\.\\w+"},
    resource = Leak.Resource.METASPACE,
    jvm = "-XX:MaxMetaspaceSize=64m")
public final class HiddenClassPerRule implements Program {

  /** What every rule is compiled to. */
  public static final class Template implements IntPredicate {
    @Override
    public boolean test(int amount) {
      return amount % 100 > 17;
    }
  }

  /** Compiles rules. */
  private static final class Rules {
    private final Map<Integer, IntPredicate> compiled = new HashMap<>();
    private final byte[] code;

    Rules(byte[] code) {
      this.code = code;
    }

    boolean compile(int revision) throws ReflectiveOperationException {
      IntPredicate rule =
          MethodHandles.lookup()
              .defineHiddenClass(code, true)
              .lookupClass()
              .asSubclass(IntPredicate.class)
              .getDeclaredConstructor()
              .newInstance();
      compiled.put(revision, rule);
      return rule.test(revision);
    }
  }

  private static byte[] template() throws IOException {
    String name = Template.class.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = Template.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Rules rules = new Rules(template());
    int applied = 0;
    for (int revision = 0; pace.next(); revision++) {
      applied += rules.compile(revision) ? 1 : 0;
    }
    System.out.println("applied " + applied);
  }
}
