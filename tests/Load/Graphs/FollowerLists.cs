namespace MiniTwitter.Graphs;

/// <summary>By person: who follows it, ascending. All lists lie one after the other in one array, since each has a length that stays.</summary>
internal sealed class FollowerLists
{
    private readonly int[] _start;
    private readonly int[] _followers;

    public FollowerLists(int[] counts)
    {
        _start = new int[counts.Length + 1];
        for (var person = 0; person < counts.Length; person++)
            _start[person + 1] = _start[person] + counts[person];
        _followers = new int[_start[^1]];
    }

    private int People => _start.Length - 1;

    /// <summary>Fills the lists with whom <paramref name="choice"/> draws, nobody twice and nobody with themselves.</summary>
    public void Pick(WeightedChoice choice, Random random)
    {
        var taken = new int[People];
        Array.Fill(taken, -1);
        for (var person = 0; person < People; person++)
        {
            taken[person] = person;
            foreach (ref var follower in Of(person))
            {
                do
                    follower = choice.Draw(random);
                while (taken[follower] == person);
                taken[follower] = person;
            }

            Of(person).Sort();
        }
    }

    /// <summary>
    /// Lets people follow back until that share of all follows is returned. Who follows back takes the place of another
    /// follower whose follow is not returned, so that everybody keeps as many followers as before.
    /// </summary>
    public void Reciprocate(double share, Random random)
    {
        for (var returned = CountReturned(); returned < share * _followers.Length;)
        {
            var follow = random.Next(_followers.Length);
            var (followee, follower) = (OwnerOf(follow), _followers[follow]);
            var place = _start[follower] + random.Next(Math.Max(1, Of(follower).Length));
            if (Of(follower).IsEmpty || Follows(followee, follower) || Follows(follower, _followers[place]))
                continue;
            Replace(follower, _followers[place], followee);
            returned += 2;
        }
    }

    /// <summary>By person: whom it follows, ascending.</summary>
    public int[][] Invert()
    {
        var counts = new int[People];
        foreach (var follower in _followers)
            counts[follower]++;
        var followees = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var person = 0; person < People; person++)
        {
            foreach (var follower in Of(person))
                followees[follower][counts[follower]++] = person;
        }

        return followees;
    }

    private int CountReturned()
    {
        var returned = 0;
        for (var person = 0; person < People; person++)
        {
            foreach (var follower in Of(person))
                returned += Follows(person, follower) ? 1 : 0;
        }

        return returned;
    }

    private bool Follows(int follower, int followee) => Of(followee).BinarySearch(follower) >= 0;

    private void Replace(int person, int follower, int other)
    {
        var list = Of(person);
        list[list.BinarySearch(follower)] = other;
        list.Sort();
    }

    private int OwnerOf(int follow)
    {
        var found = Array.BinarySearch(_start, follow);

        // Those without followers begin where the next person begins.
        if (found < 0)
            return ~found - 1;
        while (_start[found + 1] == follow)
            found++;
        return found;
    }

    private Span<int> Of(int person) => _followers.AsSpan(_start[person], _start[person + 1] - _start[person]);
}
