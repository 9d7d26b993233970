namespace MiniTwitter.Stories.Client;

public static class Paging
{
    // More pages than any story fills: a cursor that leads in circles fails instead of running for ever.
    private const int MostPages = 200;

    /// <summary>Everything below the top of a list, page by page, newest first.</summary>
    public static async Task<List<T>> ReadToTheEndAsync<T>(this Visitor reader, string path, int limit)
    {
        var all = new List<T>();
        var before = "";
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = (await reader.GetAsync($"{path}?limit={limit}{before}")).Read<Page<T>>();
            page.Items.Length.ShouldBeLessThanOrEqualTo(limit);
            all.AddRange(page.Items);
            if (page.Before is null)
                return all;
            before = $"&before={Uri.EscapeDataString(page.Before)}";
        }
        throw new ShouldAssertException($"{path} has no end.");
    }

    /// <summary>Everything that was committed since a cursor was given out.</summary>
    public static async Task<List<T>> CatchUpAsync<T>(this Visitor reader, string path, string? after, int limit = 100)
    {
        var all = new List<T>();
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = (await reader.GetAsync($"{path}?limit={limit}&after={Uri.EscapeDataString(after.ShouldNotBeNull())}")).Read<Page<T>>();
            page.Items.Length.ShouldBeLessThanOrEqualTo(limit);
            if (page.Items.Length == 0)
                return all;
            all.AddRange(page.Items);
            after = page.After;
        }
        throw new ShouldAssertException($"{path} never becomes empty.");
    }
}
