using System.Globalization;
using MiniTwitter.Checking;
using Spectre.Console;

namespace MiniTwitter;

/// <summary>What a run says at its end.</summary>
internal sealed class Report(string title)
{
    private readonly Table _table = new Table().Title(title).HideHeaders().AddColumns("what", "figure");

    public Report Add(string what, FormattableString figure)
    {
        _table.AddRow(Markup.Escape(what), Markup.Escape(figure.ToString(CultureInfo.InvariantCulture)));
        return this;
    }

    /// <summary>Prints it, with every kind of fault, and answers the exit code: 0 when nothing is wrong.</summary>
    public int Close(Faults faults, params FaultKind[] kinds)
    {
        _table.AddEmptyRow();
        foreach (var kind in kinds.Union(Enum.GetValues<FaultKind>().Where(kind => faults[kind] > 0)))
            Add(Describe(kind), $"{faults[kind]:N0}");
        AnsiConsole.Write(_table);
        foreach (var example in faults.Examples)
            AnsiConsole.WriteLine(example);
        AnsiConsole.WriteLine(FormattableString.Invariant($"{faults.Total:N0} mismatches"));
        return faults.Total == 0 ? 0 : 1;
    }

    public static string Describe(FaultKind kind) => kind switch
    {
        FaultKind.Lost => "lost",
        FaultKind.Partial => "partial",
        FaultKind.Duplicated => "duplicated",
        FaultKind.Unexpected => "unexpected",
        FaultKind.Misordered => "misordered",
        FaultKind.Altered => "altered",
        FaultKind.WrongCount => "wrong counts",
        FaultKind.Woken => "woken without need",
        FaultKind.NotPushed => "not pushed",
        FaultKind.NotRecovered => "pushes never recovered",
        FaultKind.UnexpectedAnswer => "unexpected answers",
    };
}
