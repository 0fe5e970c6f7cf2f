package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The way from the root over the holder to what leaks, with counts and sites. */
final class PathFigure {
  private static final int MOST_LINKS = 12;

  private PathFigure() {}

  /** Nothing when no path was measured. */
  static List<Block> of(Suspect suspect, String event) {
    if (suspect.path().isEmpty()) {
      return List.of();
    }
    List<Block.Link> links = new ArrayList<>();
    List<String> path = suspect.path();
    for (int i = 0; i < path.size(); i++) {
      if (i < MOST_LINKS / 2 || path.size() - i <= MOST_LINKS / 2) {
        links.add(link(suspect, path.get(i), i));
      } else if (i == MOST_LINKS / 2) {
        links.add(new Block.Link("", (path.size() - MOST_LINKS) + " more", List.of()));
      }
    }
    leak(links, suspect);
    List<Span> line =
        new Say().strong("Path from the root: ").name(String.join(" → ", path)).cite(event).done();
    return List.of(new Block.Chain("Path from the root to what leaks", links, line));
  }

  private static Block.Link link(Suspect suspect, String name, int index) {
    String bare = name.startsWith("static ") ? name.substring("static ".length()) : name;
    boolean holds = bare.equals(suspect.holder());
    String role =
        holds
            ? index == 0 ? "Root and holder" : "Holder"
            : index == 0
                ? "Root"
                : name.equals(suspect.leakingClass())
                    ? "Leaks"
                    : name.equals(suspect.holderType()) ? "Container" : "";
    return new Block.Link(role, name, facts(suspect, role));
  }

  /** The path of a holder often ends before what it holds. */
  private static void leak(List<Block.Link> links, Suspect suspect) {
    String leaks = suspect.leakingClass();
    boolean named = links.stream().anyMatch(link -> Objects.equals(link.name(), leaks));
    if (leaks != null && !named) {
      links.add(new Block.Link("Leaks", leaks, facts(suspect, "Leaks")));
    }
  }

  private static List<String> facts(Suspect suspect, String role) {
    List<String> facts = new ArrayList<>();
    if (role.endsWith("older") && suspect.entries() != null) {
      facts.add(Format.number(suspect.entries()) + " entries");
      if (suspect.entriesPerHour() != null) {
        facts.add(Format.signed(suspect.entriesPerHour()) + " an hour");
      }
    }
    if (role.endsWith("older") && suspect.insertionSite() != null) {
      facts.add("put in at " + suspect.insertionSite());
    }
    if (role.equals("Leaks")) {
      if (suspect.bytes() != null) {
        facts.add("about " + Format.bytes(suspect.bytes()));
      }
      if (suspect.allocationSite() != null) {
        facts.add("created at " + suspect.allocationSite());
      }
    }
    return facts;
  }
}
