using System.Collections.Frozen;

namespace MiniTwitter.Text;

/// <summary>
/// Small Latin letters that Unicode doesn't decompose, as people write them who don't have them on their keyboard: <c>lodz</c> for Łódź.
/// </summary>
internal static class LatinLetters
{
    // Base letters, a colon, and the letters that are written so. By their names in Unicode's data: "… LETTER L WITH STROKE".
    private const string Table =
        """
        a:ɐɑəᴀᶏⱥａ aa:ꜳ ae:æᴁᴂ ao:ꜵ au:ꜷ av:ꜹꜻ ay:ꜽ b:ƀƃƅɓʙᴃᵬᶀꞗｂ c:ƈȼɕᴄꜿꞓꞔｃ d:ðđƌȡɖɗᴅᵭᶁᶑꝺꟈｄ db:ȸ
        dz:ʣʥꭦǆǳ e:ǝɇɘɛɜɝᴇᴈᶒᶓᶔⱸꬳꬴｅ et:ꝫ f:ƒᵮᶂꜰꝼꞙｆ g:ǥɠɡɢɣʛᵷᵹᶃꝿꞡꬶｇ h:ħɥɦʜʮʯⱨꞕｈ hv:ƕ i:ıɨɩɪᴉᵻᶖｉ ij:ĳ
        is:ꝭ j:ȷɉɟʄʝᴊｊ k:ĸƙʞᴋᶄⱪꝁꝃꝅꞣｋ l:łƚȴɫɬɭʟᴌᶅⱡꝇꝉꞁꞎꬷꬸꬹｌŀ lj:ǉ ll:ỻ ls:ʪ lz:ʫ m:ɰɱᴍᵯᶆꬺｍ
        n:ŋƞȵɲɳɴᵰᶇꞑꞥꬻｎ nj:ǌ o:øɔɤɵᴏᶗⱺꝋꝍꬿｏ oe:œɶᴔꭁꭂꭢ oi:ƣ oo:ꝏ ou:ȣᴕ p:ƥᴘᵱᵽᶈꝑꝓꝕｐ q:ɋʠꝗꝙꞯｑ qp:ȹ
        r:ɍɹɺɻɼɽɾɿʀᵲᵳᶉⱹꝛꞃꞧꭆꭉꭋꭌꭨｒ s:ȿʂʃᵴᶊꜱꞅꞩꟊｓ ss:ß t:ŧƫƭȶʇʈᴛᵵⱦꞇｔ tc:ʨ th:þᵺꝥꝧꟓ ts:ʦꭧ tz:ꜩ
        u:ɯʉʊᴜᵾᶙꞹꭎꭒｕ ue:ᵫ ui:ꭐꭑ um:ꝸ uo:ꭣ v:ʋʌᴠᶌỽⱱⱴꝟｖ vy:ꝡ w:ƿʍᴡⱳｗ x:ᶍꭖꭗꭘꭙｘ y:ƴȝɏʎʏỿꭚｙ
        z:ƶȥɀʐʑʒᴢᵶᶎⱬｚ
        """;

    private static readonly FrozenDictionary<char, string> Bases = Table
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split(':'))
        .SelectMany(entry => entry[1].Select(letter => (Letter: letter, Base: entry[0])))
        .ToFrozenDictionary(entry => entry.Letter, entry => entry.Base);

    /// <summary>The text with these letters replaced. It must be in lower case.</summary>
    public static string ToBase(string text) =>
        text.Any(Bases.ContainsKey) ? string.Concat(text.Select(letter => Bases.GetValueOrDefault(letter, letter.ToString()))) : text;
}
