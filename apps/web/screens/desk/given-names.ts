/**
 * Given names that people in an English hospital bear, so that a name is seen for what it is without "Mrs" before it.
 * Not complete, and need not be: it is for a hint. What is also an everyday word, a month or a place stands apart.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Names that are nothing else. In small letters, the commonest of English and Welsh, Polish, Romanian, South Asian, Arabic and West African names. */
export const GIVEN_NAMES: ReadonlySet<string> = words(`
aaron abigail adam adrian aidan alan albert alex alexander alexandra alfie alice alison amanda amelia amy andrea andrew angela
ann anna anne anthony antony archie arthur ashley barbara barry beatrice benjamin bernard beth bethany betty beverley brenda
brian callum cameron carl caroline catherine charles charlie charlotte cheryl chloe chris christina christine christopher claire
clare colin connor craig daniel danielle darren dave david deborah debbie debra denise dennis derek diana diane dominic donald
donna dorothy doreen douglas duncan dylan edith edward eileen elaine eleanor elizabeth ellen ellie elsie emily emma eric erin ethan
eva evelyn evie fiona francis freddie gareth gary gavin gemma geoff geoffrey george gerald gillian glenn gordon graham greg
gregory hannah harold harriet harry helen henry howard hugh ian isaac isabella isabelle jacob jacqueline jackie jake james
jamie jane janet janice jason jayne jean jeffrey jennifer jenny jeremy jessica jill joan joanna joanne joe joel john jonathan
joseph josephine joshua joyce judith judy julia julian julie june-marie karen karl kate katherine kathleen kathryn katie kayleigh keith kelly
kenneth kerry kevin kieran kimberley kirsty laura lauren leah leanne leo leon leonard lesley leslie lewis liam linda
lisa logan lorraine louise lucas lucy luke lynda lynn lynne madeleine malcolm marcus margaret maria marian marie marilyn marion martha martin
mary matthew maureen megan melanie melissa mia michael michelle mohammad molly monica muriel nancy naomi natalie natasha nathan neil
niall nicholas nicola nigel noah norman oliver olivia oscar owen pamela patricia patrick paula pauline peter philip phillip
phoebe phyllis rachel raymond rebecca rhian rhys richard robert roger ronald rosemary rowan roy russell ruth ryan sally samantha
samuel sam sandra sarah sara scarlett sean sharon sheila shirley simon sophia sophie stacey stanley stella stephanie stephen
steve steven stuart susan suzanne terry sylvia teresa terence theresa thomas tim timothy tina toby tom tony tracey tracy trevor valerie
vanessa vera veronica vincent vivienne wayne wendy wilfred william winifred yvonne zachary zoe zoë
aled alun angharad anwen bethan bronwen bryn carys catrin ceri dafydd delyth dilys eirlys eleri elin emrys ffion geraint glenys gwen gwenllian gwilym
gwyneth heledd huw idris ieuan iolo iwan llinos llyr lowri mair meinir menna mererid nerys nia rhodri rhiannon sian siân sioned siwan tegwen tudur
agata agnieszka aleksander aleksandra andrzej aneta antoni bartosz basia beata bogdan bożena czesław damian danuta dariusz dawid
dorota elżbieta ewa ewelina filip franciszek gabriela grażyna grzegorz halina hanna henryk irena iwona jacek jadwiga jakub janina janusz
jarosław jerzy joanna jolanta józef justyna kacper kamil karol karolina katarzyna kasia kazimierz kinga konrad krystyna krzysztof leszek łukasz lukasz maciej
magda magdalena małgorzata malgorzata marcin marek mariusz marta marzena mateusz michał mieczysław mikołaj monika paweł pawel piotr przemysław radosław rafał
renata robert ryszard sebastian sławomir stanisław stefan sylwia szymon tadeusz tomasz urszula waldemar wanda wiesław witold wojciech
zbigniew zdzisław zofia zosia zuzanna
adriana alexandru alina ana-maria andrei anca ancuța bogdan camelia carmen catalin cătălin cezar ciprian claudiu constantin corina
cosmin cristian cristina dana daniela dănuț diana dragoș dumitru elena emil eugen felicia florentina gabriel georgiana gheorghe ileana ilie
ioan ioana ion ionel ionuț ionut irina iulia iulian laurențiu liliana liviu loredana lucian luminița marcel marian mariana marius
mihai mihaela mircea mirela nicolae nicoleta octavian oana ovidiu petru răzvan razvan rodica roxana ruxandra sabina silviu simona sorin
ștefan stefania tatiana teodor tiberiu traian valentin vasile vasilica viorel viorica vlad
amandeep amarjit amrit anmol arjun arjan avtar baldev balbir baljit balwinder bhupinder charanjit daljit davinder dilpreet gagandeep gurbaksh
gurdeep gurdip gurjit gurmeet gurpreet gurvinder harbhajan harbans hardeep hardip harinder harjinder harjit harleen harman harmeet harpreet harvinder inderjit
jagdeep jagdish jagjit jasbir jasleen jaspal jaspreet jasvinder jaswinder jatinder jeevan kamaljit karamjit karanjit kulwant kulwinder
kuldip lakhbir lakhvinder mandeep maninder manjit manmeet manpreet mohinder navdeep navjot nimrat navneet nirmal paramjit parminder pritam rajinder rajwinder
rajvir ranjit ravinder rupinder sandeep sarbjit satinder satnam satwinder simran simranjit sukhdev sukhjit sukhvinder sukhwinder surinder surjit swaran
tajinder tarlochan tarsem upinder varinder
aarav aditi aditya ajay akash akshay alok amit amita anand ananya anil anita anjali anjana ankit anshul aparna arvind ashok ashwin avinash bharat
bhavna chandra deepa deepak deepika dhruv dinesh divya gaurav geeta girish gita gopal harish hema hemant hitesh indira jayesh jayshree jyoti kailash
kalpana kamal kamala kantilal karthik kartik kavita ketan kiran kishore krishna kumar lakshmi lalita madhu mahesh manish manisha manoj maya meena meera
mohan mukesh narendra naresh neelam neha nikhil nilesh nisha nitin padma pallavi parth pooja prakash pradeep pranav prashant pratibha praveen preeti
priya priyanka pushpa rahul raj raja rajan rajesh rajiv raju rakesh ramesh rashmi ravi reena rekha rishi ritu rohan rohit rupa sachin sanjay sangeeta sanjeev
sapna saroj savita seema shalini shanti sharmila shilpa shivani shreya shyam sita smita sneha sonal sonia srinivas sudha sudhir sujata suman sunil sunita
suresh sushila swati tanvi tarun uma usha vandana varsha vasant veena venkat vijay vikas vikram vinay vinod vishal vivek yash
aaliyah aamir aamna abbas abdallah abdi abdul abdullah abdulrahman abdur abida abu-bakr adeel adil adnan afzal ahmad ahmed ahsan aisha aishah akhtar akram aleena ali
aliya amina aminah amir ammar anwar areeba arif arslan arwa asad asif asiya asma ateeq ayaan ayaz ayesha ayub aziz azra babar bashir basma bilal bushra
danish dawood ebrahim ehsan eman faisal faizan fahad fahima faiza farah farhan farida faridah farooq farrukh farzana fatema fatima fatimah fawzia faysal feroz firdaus fozia ghulam habib hafsa
hafiz haider hajra hakim halima hamid hamida hamza hana haris haroon hasan hashim hassan hawa hiba hina hodan hussain husain hussein ibrahim idris ifrah ikram ilyas
imran inaya iqbal irfan ishaq ismail jabeen jamal jamila jamshed javed jawad junaid kainat kaleem kamran karim kashif kauser khadija khadijah khalid khalil
khadra lubna mahmood mahmoud maryam marwa mehmood mehreen miriam mohamed mohamud mohammed muhammad mudassar mujahid mukhtar munir mumtaz musa musarrat mustafa nabeel nabila
nadeem nadia naeem nafisa naheed najma nargis naseem nasir nasreen nasrin naveed nawaz nazia nazir nida nighat noman noreen nosheen nusrat omar
osman parveen qasim rabia rafiq rahima rahman rania rashid rashida razia reem rehana rehman riaz rida rizwan rizwana robina ruqayyah rukhsana saad sabah saba sabiha sabir
sadia sadiq safa safiya sahra saima sajid sajida sakina saleem salim salma salman samina samir samira sana sanaa saqib sarfraz shabana shabir shafiq shagufta shah shahid
shahida shaheen shahnaz shakeel shamim shamima shamsa shazia sohail sufyan sughra sulaiman suleman sumaya sumayyah syed tahir tahira tahmina talha tariq tasneem taslima
tayyab tehmina ubaid umair umar uzma waheed walid waqas waseem yahya yasin yasir yasmin yasmeen yousef yousuf youssef yunus yusuf zafar zahid zahida zahra zaid zain zainab zaheer zakaria zeeshan
zeynep zeenat zohra zubair zubaida zulfiqar
aklima anwara asha ayrin delwar dipa farhana ferdousi hasina jahanara jasmin kamrul khaleda mahbub mahfuza mahmuda mizanur monir moriam nazma nazmul nurjahan parvin rafiqul
rahela rokeya rubina rumana runa sabina saiful salma sanjida selina shahana shahanara sharmin shathi shefali shilpi sumi tahmida tania
abena abimbola ade adebayo adeola aderonke adjoa adwoa afua akosua akua ama amaka ayo babatunde bola bukola chiamaka chidi chika chinedu chinwe chioma damilola
ebele efua ekow emeka esi femi folake folasade funke funmi ifeanyi ifeoma ijeoma kehinde kelechi kofi kojo kwabena kwaku kwame kwesi kwasi lola mofe ngozi nkechi
nnamdi obi obinna oluwaseun olu oluwatobi onyeka segun seun sade shola taiwo temitope titi tobi tolu tunde uche uchenna wale yaa yaw yemi yewande
chukwuma thandiwe tendai tariro tatenda rudo nyasha farai tinashe kudzai chipo
tesfaye abebe selam senait yonas bereket hiwot tsegay
ngoc nguyen thuy wei xiu ying mei-ling jun-ho rosalinda maricel jhun
`)

/** Names that are something else too: taken for a name only with another before or after them. */
export const ALSO_WORDS: ReadonlySet<string> = words(`
bill blessing bob carol daisy dawn dean dot florence frank glory grace heather holly iris ivy jack jade jan jasmine joy kay kim lily
mark mercy pat pearl poppy precious ray rob robin rose ruby sue victor victoria
`)

/** Family names that hardly anything else has, of the languages that phones speak and the commonest English ones. */
export const FAMILY_NAMES: ReadonlySet<string> = words(`
kaur singh begum bibi khatun khatoon khan patel shah ahmed hussain ali akhtar iqbal mahmood malik chaudhry chowdhury choudhury miah uddin islam
rahman sharma gupta kumar desai mehta gill sandhu dhillon sidhu grewal bains dosanjh okafor okonkwo adeyemi adebayo mensah owusu boateng
asante osei nwosu eze afolabi balogun smith jones williams taylor davies wilson evans thomas johnson roberts thompson wright robinson
hughes edwards hussein mohamed mohammed abdi farah nowak kowalski kowalska wójcik wojcik popescu ionescu popa
`)

/** How Polish and Romanian family names, and few others, end. */
export const FAMILY_ENDINGS = /(?:sk[ai]|dzk[ai]|ck[ai]|wicz|czyk|czak|arczyk|escu|eanu|oğlu)$/u
