using System.Text;

namespace MiniTwitter.Text;

/// <summary>The zero-width joiner and non-joiner, which some scripts need inside words (UAX #31, 2.3).</summary>
internal static class Joiners
{
    public static bool Is(Rune rune) => rune.Value is 0x200C or 0x200D;

    /// <summary>Whether the script needs them: Arabic and its neighbours, the scripts of South and Southeast Asia, Mongolian.</summary>
    public static bool AreNeededAfter(Rune before) =>
        before.Value is (>= 0x600 and <= 0xFFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1700 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF)
            or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10A00 and <= 0x11FFF) or (>= 0x1E900 and <= 0x1E95F);
}
