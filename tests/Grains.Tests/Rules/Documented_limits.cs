using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace MiniTwitter.Rules;

/// <summary>The table of limits in <c>docs/api.md</c> and the constants in <see cref="ApiLimits"/>.</summary>
public partial class Documented_limits
{
    [Fact]
    public void Every_limit_in_the_code_is_documented_with_its_number()
    {
        var inCode = typeof(ApiLimits).GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(limit => limit.Name, limit => Convert.ToInt64(limit.GetRawConstantValue(), CultureInfo.InvariantCulture));

        var inDocs = Row.Matches(File.ReadAllText(ApiPage()))
            .ToDictionary(row => row.Groups["name"].Value, row => long.Parse(row.Groups["value"].ValueSpan, CultureInfo.InvariantCulture));

        inDocs.ShouldBe(inCode, ignoreOrder: true);
    }

    private static string ApiPage([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "api.md");

    [GeneratedRegex(@"^\|.*\| `(?<name>[A-Za-z]+)` = (?<value>[0-9]+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
