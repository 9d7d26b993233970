using System.Globalization;
using System.Text;

namespace MiniTwitter.Chaos.Reporting;

/// <summary>Writes Markdown.</summary>
internal sealed class Page
{
    private readonly StringBuilder _text = new();

    public Page Title(FormattableString title) => Add($"# {title.ToString(CultureInfo.InvariantCulture)}");

    public Page Section(string title) => Add($"## {title}");

    public Page Text(FormattableString text) => Add(text.ToString(CultureInfo.InvariantCulture));

    /// <param name="head">The columns; all but the first are numbers.</param>
    /// <param name="rows">A cell for each column.</param>
    public Page Table(string[] head, IEnumerable<string[]> rows)
    {
        string[] lines =
        [
            Row(head),
            Row([.. head.Select((_, column) => column == 0 ? "---" : "---:")]),
            .. rows.Select(Row),
        ];
        return Add(string.Join('\n', lines));

        static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";
    }

    public override string ToString() => $"{_text.ToString().TrimEnd()}\n";

    private Page Add(string block)
    {
        _text.Append(block).Append("\n\n");
        return this;
    }
}
