package com.example.kt

import java.util.concurrent.ConcurrentHashMap
import kotlin.properties.Delegates
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.fold
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield

@JvmInline value class UserId(val raw: String)

data class Item(val name: String, val price: Int = 1, val tags: List<String> = emptyList())

sealed interface Outcome {
  data object Gone : Outcome

  data class Kept(val item: Item) : Outcome
}

enum class Kind(val build: () -> MutableMap<String, Any>) {
  HASH({ mutableMapOf() }),
  TREE({ java.util.TreeMap() }) {
    override fun label() = "tree of " + super.label()
  };

  open fun label() = name.lowercase()
}

class ShopSession
@JvmOverloads
constructor(val user: UserId, private val attributes: MutableMap<String, Any> = mutableMapOf()) :
    AutoCloseable {
  companion object {
    @JvmStatic val live: MutableMap<String, ShopSession> = ConcurrentHashMap()

    fun open(user: UserId) = ShopSession(user).also { live[user.raw] = it }
  }

  var changes = 0
  var state by Delegates.observable("new") { _, _, _ -> changes++ }
  val title by lazy { "session of ${user.raw}" }

  init {
    require(user.raw.isNotEmpty()) { "nobody" }
    attributes["since"] = 0L
  }

  suspend fun load(n: Int): Outcome {
    yield()
    val item = Item("item$n", n, List(n % 3) { "t$it" })
    attributes[item.name] = withContext(Dispatchers.Default) { item.copy(price = n * 2) }
    state = "loaded $n"
    return if (n % 7 == 0) Outcome.Gone else Outcome.Kept(item)
  }

  val size
    get() = attributes.size

  fun invalidate() {
    live.remove(user.raw)
    attributes.clear()
  }

  override fun close() = invalidate()
}

class Counted<K, V>(private val inner: MutableMap<K, V> = LinkedHashMap()) :
    MutableMap<K, V> by inner {
  var puts = 0

  override fun put(key: K, value: V): V? = inner.put(key, value).also { puts++ }
}

object RecentCache : LinkedHashMap<String, Item>(16, .75f, true) {
  private fun readResolve(): Any = RecentCache

  override fun removeEldestEntry(eldest: MutableMap.MutableEntry<String, Item>?) = size > 10
}

inline fun <reified T> Iterable<*>.only(): List<T> = filterIsInstance<T>()

tailrec fun gcd(a: Int, b: Int): Int = if (b == 0) a else gcd(b, a % b)

fun main() {
  val counted = Counted<String, Int>()
  val outcomes = mutableListOf<Outcome>()
  runBlocking {
    repeat(50) { n ->
      val session = ShopSession.open(UserId("user$n"))
      outcomes += (0..9).map { async { session.load(it) } }.awaitAll()
      counted["k${n % 20}"] = n
      RecentCache["r$n"] = Item("r$n")
      println("${session.title} ${session.size} ${session.changes}")
      if (n % 2 == 0) session.use { println(it.user) }
    }
    val channel = Channel<Int>(3)
    launch { for (i in 1..20) channel.send(i); channel.close() }
    var sum = 0
    for (i in channel) sum += i
    println("sum $sum")
    println(flow { for (i in 1..20) emit(Item("f$i", i)) }.fold(0) { all, item -> all + item.price })
  }
  println("live ${ShopSession.live.size}, recent ${RecentCache.keys}, counted ${counted.puts}")
  println("kept ${outcomes.only<Outcome.Kept>().size}, gone ${outcomes.count { it is Outcome.Gone }}")
  println(Kind.entries.map { it.label() to it.build().javaClass.simpleName })
  println(runCatching { ShopSession(UserId("")) }.exceptionOrNull()?.message)
  println("gcd ${gcd(1071, 462)} ${Item("a") == Item("a")} ${Item("b").hashCode()}")
  println("done")
  readlnOrNull()
}
