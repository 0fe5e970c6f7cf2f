package com.example.corpus.unseen;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import org.springframework.util.ConcurrentReferenceHashMap;

/** Results of searches, each another one, in Spring's map of soft references. */
@Healthy(
    value = "Spring ConcurrentReferenceHashMap: grows until the collector needs the memory",
    steps = 60_000)
public final class SpringSoftResults implements Program {
  private final Map<String, byte[]> results = new ConcurrentReferenceHashMap<>();

  @Override
  public void run(Pace pace) throws Exception {
    long bytes = 0;
    for (int i = 0; pace.next(); i++) {
      String search = "query=" + i * 31L % 1_000_003 + "&page=1";
      bytes += results.computeIfAbsent(search, text -> new byte[2_500]).length;
    }
    System.out.println("bytes " + bytes);
  }
}
