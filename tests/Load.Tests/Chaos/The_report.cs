using System.Xml.Linq;
using MiniTwitter.Chaos.Reporting;

namespace MiniTwitter.Chaos;

public sealed class The_report
{
    private static readonly Sample[] Samples = [.. Enumerable.Range(0, 100).Select(second => new Sample(TimeSpan.FromSeconds(second), second * 60, second * 1200L, []))];

    [Fact]
    public void Draws_each_fault_as_a_line_with_its_kind()
    {
        Blow[] blows = [Blow("kill -9 of a silo", 10), Blow("<cut>", 20), Blow("kill -9 of a silo", 50)];

        var svg = XDocument.Parse(TimelinePicture.Draw("Chaos", Samples, blows)).Root.ShouldNotBeNull();

        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToArray();
        texts.Count(text => text == "kill -9 of a silo").ShouldBe(2 + 1, "two lines and the legend");
        texts.Count(text => text == "<cut>").ShouldBe(1 + 1);
    }

    [Fact]
    public void Counts_a_fault_that_was_not_recovered_as_longer_than_all_others()
    {
        var times = new Percentiles([TimeSpan.FromSeconds(2), null, TimeSpan.FromSeconds(1)]);

        times.P50.ShouldBe("2.0 s");
        times.Max.ShouldBe("not in time");
        times.AreWithin(TimeSpan.FromSeconds(10)).ShouldBeFalse();
    }

    private static Blow Blow(string kind, int second) => new(kind, "#d62728", TimeSpan.FromSeconds(second), "silo 1", TimeSpan.FromSeconds(3));
}
