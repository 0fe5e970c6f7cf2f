package com.example.sc

import java.util.{HashMap => JHashMap}
import scala.collection.concurrent.TrieMap
import scala.collection.mutable
import scala.util.Try

trait Named {
  def user: String
  lazy val title: String = { Named.made += 1; "session of " + user }
  val letters: mutable.Map[Char, Int] = mutable.HashMap.empty
  def count(): Int = { user.foreach(c => letters(c) = letters.getOrElse(c, 0) + 1); letters.size }
}

object Named { var made = 0 }

trait Noted extends Named {
  private val notes = mutable.ListBuffer.empty[String]
  protected var last: Option[String] = None
  abstract override def count(): Int = { notes += user; super.count() + notes.size }
  def note(text: => String): this.type = { notes.append(text); last = Some(text); this }
  def noted: Int = notes.size
}

class Base { def count(): Int = 100 }

trait Counting { def count(): Int }

class ShopSession(val user: String, attributes: mutable.Map[String, Any] = mutable.LinkedHashMap())
    extends Base with Counting with Named with Noted with AutoCloseable {
  require(user.nonEmpty, "nobody")
  private[this] val own = new JHashMap[String, Item]()
  ShopSession.live.put(user, this)

  override def count(): Int = super[Noted].count()

  def this(number: Int) = this("user" + number)

  def load(n: Int): Either[String, Item] = {
    val item = Item(s"item$n", n)
    attributes(item.name) = item
    own.put(item.name, item)
    if (n % 7 == 0) Left("gone " + n) else Right(item.copy(price = n * 2))
  }

  def size: Int = attributes.size + own.size
  def invalidate(): Unit = { ShopSession.live.remove(user); attributes.clear() }
  override def close(): Unit = invalidate()
}

object ShopSession {
  val live: TrieMap[String, ShopSession] = TrieMap.empty
  def apply(n: Int): ShopSession = new ShopSession(n)
  implicit class Loud(val session: ShopSession) extends AnyVal {
    def loud: String = session.title.toUpperCase
  }
}

case class Item(name: String, price: Int = 1, tags: List[String] = Nil)

class Cell[@specialized(Int, Long, Double) A](private var value: A) {
  private val seen = new mutable.ArrayBuffer[A]()
  def set(next: A): A = { seen += value; val before = value; value = next; before }
  def all: Seq[A] = seen.toList :+ value
}

object RecentCache extends mutable.LinkedHashMap[String, Item] {
  def keep(item: Item): Unit = { put(item.name, item); while (size > 10) remove(head._1) }
}

class JavaCache extends java.util.LinkedHashMap[String, Item](16, .75f, true) {
  override def removeEldestEntry(eldest: java.util.Map.Entry[String, Item]): Boolean = size > 10
}

object Shop {
  private val cache = new JavaCache
  private lazy val counts = mutable.Map.empty[String, Int].withDefaultValue(0)

  def main(arguments: Array[String]): Unit = {
    for (n <- 0 until 50) {
      val session = ShopSession(n)
      val (left, right) = (0 to 9).map(session.load).partition(_.isLeft)
      session.note(s"round $n").note("again")
      counts("n" + n % 20) += left.size + right.size
      RecentCache.keep(Item("r" + n))
      cache.put("r" + n, Item("c" + n))
      println(s"${session.loud} ${session.size} ${session.count()} ${session.noted} ${left.size}")
      if (n % 2 == 0) session.close()
    }
    val ints = new Cell(1); val doubles = new Cell(1.5); val texts = new Cell("a")
    (2 to 9).foreach { i => ints.set(i); doubles.set(i / 2.0); texts.set("t" + i) }
    println(ints.all.mkString(",") + doubles.all.mkString(",") + texts.all.mkString(","))
    println(s"live ${ShopSession.live.size}, recent ${RecentCache.keys.mkString(" ")}, made ${Named.made}")
    println(cache.keySet)
    println(counts.toSeq.sorted.mkString(" "))
    println(Try(new ShopSession("")).failed.map(_.getMessage))
    println(LazyList.from(1).filter(_ % 3 == 0).map(i => Item("l" + i)).take(5).toList)
    println((Item("a") == Item("a"), Item("b").hashCode, Option(Item("c")).exists(_.price == 1)))
    println("done")
    scala.io.StdIn.readLine()
  }
}
