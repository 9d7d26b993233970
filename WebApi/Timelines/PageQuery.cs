using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniTwitter.Problems;

namespace MiniTwitter.Timelines;

/// <summary>The query of every list.</summary>
/// <param name="Limit">Items of a page.</param>
/// <param name="Before">Cursor to older items.</param>
/// <param name="After">Cursor to newer items.</param>
internal readonly record struct PageQuery(
    [property: Description("Items of a page, 1–100; 20 when left out.")] string? Limit,
    [property: Description("Continue with older items: the `before` of a page.")] string? Before,
    [property: Description("Continue with newer items: the `after` of a page. Not together with `before`.")] string? After)
{
    public bool TryRead([NotNullWhen(true)] out PageRequest? page, [NotNullWhen(false)] out ProblemHttpResult? problem, int defaultLimit = ApiLimits.PageDefault)
    {
        page = null;
        problem = null;
        var limit = defaultLimit;
        if (Limit is not null && (!int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > ApiLimits.PageMax))
            problem = Problem.BadPage($"The limit is a number from 1 to {ApiLimits.PageMax}.");
        else if (Before is not null && After is not null)
            problem = Problem.BadPage("Ask for older or for newer items, not for both.");
        else
            page = new PageRequest(limit, Before, After);
        return page is not null;
    }
}
