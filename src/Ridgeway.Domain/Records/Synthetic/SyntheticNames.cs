using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>Given names and surnames of many origins. Each list was written for this generator; any likeness to a real person is chance.</summary>
internal static class SyntheticNames
{
    private static readonly NameList British = new(
        "Amelia Olivia Isla Freya Poppy Chloe Megan Jessica Lauren Gemma Rachel Siân Zoë Claire Joanne Tracey Karen Alison Susan Christine Patricia Margaret Dorothy Maureen Beryl Edith",
        "Oliver Harry Alfie Theo Jack Callum Liam Jordan Ryan Adam Matthew Gareth Craig Darren Stuart Neil Andrew Stephen Graham Keith Brian Alan Kenneth Derek Norman Wilfred",
        "Ackroyd Armitage Barraclough Beaumont Booth Broadbent Butterworth Clegg Crowther Dyson Earnshaw Fairbairn Firth Gledhill Greenwood Haigh Hanson Hartley Hepworth Hirst Holroyd Illingworth Jagger Kershaw Lister Lumb Metcalfe Midgley Naylor Oldroyd Pickles Priestley Ramsden Rawnsley Sutcliffe Shackleton Sykes Thackray Uttley Varley Wadsworth Walmsley Whiteley Womersley Fletcher-Hall Robinson Taylor Evans Morgan MacGregor");

    private static readonly NameList Irish = new(
        "Aoife Ciara Niamh Siobhán Bridget Kathleen Nora Maeve", "Conor Declan Cormac Seán Patrick Brendan Eamon Fergal",
        "O'Neill O'Connor Byrne Gallagher Doherty Kavanagh Brennan Quinn Sweeney McKenna");

    private static readonly NameList European = new(
        "Agnieszka Katarzyna Zofia Ioana Elena Mihaela Giulia Francesca Ana Beatriz Gabija Petra", "Piotr Tomasz Jakub Andrei Mihai Stefan Luca Matteo João Miguel Lukas Pavel",
        "Kowalski Nowak Wiśniewski Zieliński Popescu Ionescu Munteanu Rossi Bianchi Ferreira Santos Petrauskas Novák Horváth");

    private static readonly NameList Pakistani = new(
        "Ayesha Fatima Zainab Maryam Saima Nadia Rukhsana Shazia Nasreen Samina Parveen Hafsa", "Mohammed Hamza Bilal Usman Imran Tariq Shahid Nadeem Zahid Rashid Ibrahim Yusuf",
        "Hussain Khan Akhtar Mahmood Iqbal Malik Mirza Qureshi Rafiq Shah Bashir Chaudhry Aslam Zaman");

    private static readonly NameList Indian = new(
        "Priya Anjali Kavita Sunita Meena Harpreet Jasleen Manpreet Gurpreet Lakshmi Deepa Nisha", "Arjun Rohan Sanjay Rajesh Vikram Harjit Gurdeep Manjit Balwinder Suresh Anil Kiran",
        "Patel Sharma Singh Kaur Mistry Desai Gill Dhillon Sandhu Reddy Nair Joshi Parmar Solanki");

    private static readonly NameList Bangladeshi = new(
        "Nusrat Tahmina Shirin Rahima Sultana Farhana Jahanara Ruma", "Abdul Kamal Rahim Shafiq Mizanur Jahangir Faisal Nurul",
        "Miah Begum Uddin Rahman Ahmed Choudhury Islam Haque Khatun Ali");

    private static readonly NameList Chinese = new(
        "Mei Li-Na Xiaoyan Hui-Min Siu-Ling Yan Wing Jing", "Wei Jun Ming Chi-Keung Hao Kwok-Wai Zhi Lok",
        "Chan Wong Lam Cheung Li Wang Zhang Chen Lau Ng");

    private static readonly NameList African = new(
        "Adaeze Chioma Folake Ngozi Abena Akosua Hodan Sagal Tendai Rutendo Blessing Grace", "Chinedu Emeka Tunde Kwame Kofi Yaw Abdi Liban Tafadzwa Farai Emmanuel Samuel",
        "Okafor Adeyemi Balogun Eze Mensah Owusu Boateng Abdullahi Warsame Moyo Ndlovu Sesay Kamara Osei");

    private static readonly NameList Caribbean = new(
        "Shanice Keisha Yvonne Marcia Beverley Sonia Winsome Hyacinth Tianna Jada", "Delroy Winston Leroy Jerome Marlon Tyrone Everton Devonte Kieran Lennox",
        "Campbell Grant Francis Bailey Clarke Gordon Brown Henry Joseph Charles Pinnock Thompson");

    private static readonly NameList Arab = new(
        "Layla Noor Rania Huda Amal Yasmin Dina Salma", "Omar Khalid Hassan Samir Tarek Karim Walid Ziad",
        "Al-Masri Haddad Mansour Saleh Nasser Khalil Barakat Aziz Rahimi Karimi");

    /// <summary>A name that people of this background often have; mixed backgrounds take either.</summary>
    public static NameList For(EthnicCategory category, Dice dice) => category switch
    {
        EthnicCategory.WhiteBritish => British,
        EthnicCategory.WhiteIrish => Irish,
        EthnicCategory.WhiteOther => European,
        EthnicCategory.AsianIndian => Indian,
        EthnicCategory.AsianPakistani => Pakistani,
        EthnicCategory.AsianBangladeshi => Bangladeshi,
        EthnicCategory.AsianOther => dice.Chance(0.5) ? Pakistani : Indian,
        EthnicCategory.Chinese => Chinese,
        EthnicCategory.BlackAfrican => African,
        EthnicCategory.BlackCaribbean => Caribbean,
        EthnicCategory.BlackOther => dice.Chance(0.5) ? African : Caribbean,
        EthnicCategory.MixedWhiteAndBlackCaribbean => dice.Chance(0.5) ? British : Caribbean,
        EthnicCategory.MixedWhiteAndBlackAfrican => dice.Chance(0.5) ? British : African,
        EthnicCategory.MixedWhiteAndAsian => dice.Chance(0.5) ? British : Indian,
        EthnicCategory.MixedOther => dice.Chance(0.5) ? European : Arab,
        EthnicCategory.Other => Arab,
        EthnicCategory.NotStated or EthnicCategory.NotKnown => British,
    };

    /// <summary>Streets that are on no map.</summary>
    public static readonly string[] Streets =
    [
        "Lanternfish Row", "Quillfeather Lane", "Paper Moon Street", "Teacup Hill", "Brass Owl Close", "Sixpenny Cloud Road",
        "Thistledown Parade", "Unwritten Avenue", "Marmalade Yard", "Echo Weaver Street", "Pocketwatch Terrace", "Harebell Engine Road",
        "Nine Kettles Court", "Umbrella Garth", "Velvet Mole Drive", "Whistling Spoon Lane", "Inkwell Mount", "Far Button Street",
        "Cinder Hare Grove", "Buttered Crag View", "Patchwork Fold", "Moth and Candle Way", "Upper Snowglobe Road", "Clockwork Heron Close",
    ];
}

/// <summary>Names of one origin. The first half of the given names are more often young people's, where the list is long enough for it to matter.</summary>
internal sealed class NameList(string female, string male, string family)
{
    private readonly string[] female = female.Split(' ');
    private readonly string[] male = male.Split(' ');
    private readonly string[] family = family.Split(' ');

    public string Given(Dice dice, bool isFemale, int age)
    {
        var names = isFemale ? female : male;
        if (names.Length < 20)
        {
            return dice.Pick<string>(names);
        }

        // Names go out of fashion: the place in the list follows the age, with some scatter.
        var place = Math.Clamp(age / 95.0 + dice.Bell() * 0.12, 0, 0.999);
        return names[(int)(place * names.Length)];
    }

    public string Family(Dice dice) => dice.Pick<string>(family);
}
