namespace MiniTwitter.Storage;

/// <summary>Where the SQL of the two databases differs.</summary>
internal interface ISqlDialect
{
    /// <summary>The ids in the list parameter <paramref name="parameter"/> as a table <c>ids(value)</c>, for FROM.</summary>
    string Ids(string parameter);

    /// <summary>The parameter <paramref name="parameter"/>, an id or null.</summary>
    string Id(string parameter);

    /// <summary>Whether <paramref name="value"/> is one of the ids in the list parameter <paramref name="parameter"/>.</summary>
    string IsOneOf(string value, string parameter);

    /// <summary>At the end of a query in a transaction: keeps others from reading the row in the same way until it ends.</summary>
    string ForUpdate { get; }

    /// <summary>The element of list <paramref name="parameter"/> for the partition in the tweet's id.</summary>
    string SeqOfPartition(string parameter);

    /// <summary>
    /// For each of the authors <c>$1</c> (an index seek each): its tweets that satisfy <paramref name="condition"/>, in
    /// <paramref name="order"/>, at most <paramref name="limit"/>. Selects <paramref name="columns"/> of <c>t</c>.
    /// </summary>
    string PerAuthor(string columns, string condition, string order, string limit);
}
